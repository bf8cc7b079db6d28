import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { enter } from '../data/entry';
import { Btn } from '../parts/Button';
import { TextField } from '../parts/fields';
import { Form } from '../parts/Form';
import { useState } from 'react';

interface SignInFormProps {
  username?: string;
  onEntered: (same: boolean) => void;
}

/** Never kept as a draft: a password is typed and gone. */
export function SignInForm({ username: known = '', onEntered }: SignInFormProps) {
  const { t } = useTranslation();
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState('');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => enter(username.trim(), password),
    retry: false,
    onSuccess: ({ same }) => onEntered(same),
  });
  const submit = () => {
    const found = {
      ...(!username.trim() && { username: t('signIn.noUsername') }),
      ...(!password && { password: t('signIn.noPassword') }),
    };
    setErrors(found);
    if (Object.keys(found).length === 0 && !isPending) mutate();
  };
  return (
    <Form label={t('signIn.title')} errors={errors} refusal={error} onSubmit={submit}>
      <TextField
        name="username"
        label={t('signIn.username')}
        value={username}
        onChange={setUsername}
        error={errors.username}
        autoComplete="username"
      />
      <TextField
        name="password"
        type="password"
        label={t('signIn.password')}
        value={password}
        onChange={setPassword}
        error={errors.password}
        autoComplete="current-password"
      />
      <div className="form-acts">
        <Btn look="primary" type="submit" isPending={isPending}>
          {isPending ? t('wait') : t('signIn.button')}
        </Btn>
      </div>
    </Form>
  );
}
