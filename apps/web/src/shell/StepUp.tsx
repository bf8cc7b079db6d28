import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stepUp } from '../data/api';
import { isApiError } from '../data/errors';
import { useMe, useWords } from '../data/me';
import { reconnect } from '../data/realtime';
import { endStepUp, stepUpStore } from '../data/step-up';
import { Btn } from '../parts/Button';
import { TextField } from '../parts/fields';
import { Form } from '../parts/Form';
import { Sheet } from '../parts/Sheet';

/** Over whatever she was doing: shows once more that it is she, and what she asked for is done. */
export function StepUp() {
  const { t } = useTranslation();
  if (!stepUpStore.use()) return null;
  return (
    <Sheet title={t('stepUp.title')} onClose={() => endStepUp(false)}>
      <StepUpForm />
    </Sheet>
  );
}

/** Her password is typed and gone, never a draft. Whoever signs in at her authority is sent there instead. */
function StepUpForm() {
  const { t } = useTranslation();
  const words = useWords();
  const { signInMethod } = useMe();
  const byPassword = signInMethod === 'local';
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => stepUp(byPassword ? password : undefined),
    retry: false,
    onSuccess: (elsewhere) => {
      if (elsewhere) return location.assign(`${elsewhere}?till=${encodeURIComponent(location.pathname)}`);
      void reconnect();
      endStepUp(true);
    },
    onError: () => setPassword(''),
  });
  const wrong = isApiError(error, 'BAD_INPUT') && !isPending && !missing ? words(error.words) : undefined;
  const said = missing ? t('stepUp.noPassword') : wrong;
  const submit = () => {
    setMissing(byPassword && !password);
    if ((password || !byPassword) && !isPending) mutate();
  };
  return (
    <Form
      label={t('stepUp.title')}
      errors={said ? { password: said } : {}}
      refusal={wrong ? undefined : error}
      onSubmit={submit}
    >
      <p>{byPassword ? t('stepUp.text') : t('stepUp.textOidc')}</p>
      {byPassword && (
        <TextField
          name="password"
          type="password"
          label={t('stepUp.password')}
          value={password}
          onChange={setPassword}
          error={said}
          autoComplete="current-password"
          autoFocus
        />
      )}
      <div className="form-acts">
        <Btn look="primary" type="submit" isPending={isPending}>
          {isPending ? t('wait') : byPassword ? t('stepUp.button') : t('stepUp.buttonOidc')}
        </Btn>
        <Btn look="second" onPress={() => endStepUp(false)}>
          {t('cancel')}
        </Btn>
      </div>
    </Form>
  );
}
