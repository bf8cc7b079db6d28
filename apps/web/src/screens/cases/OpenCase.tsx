import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { useMe } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { CasesDocument, OpenCaseDocument, type CaseRowLineFragment } from '../../gql/generated/graphql';
import { Btn, LinkBtn } from '../../parts/Button';
import { TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { CaseLink } from '../../parts/Lines';
import { Status } from '../../parts/Status';
import { useTitle } from '../../parts/title';
import { say } from '../../parts/toast';

const EMPTY = { givenName: '', familyName: '', personnummer: '', birthYear: '', ownNumber: '' };
const UNKEPT = ['personnummer'] as const;

/** The unit has noted the same personnummer before: one person in two files would be followed up by nobody. */
function Already({ found }: { found: readonly CaseRowLineFragment[] }) {
  const { t } = useTranslation();
  return (
    <div className="note-box note-box-alarm" role="alert">
      <Status kind="out">{t('open.already')}</Status>
      <ul>
        {found.map((row) => (
          <li key={row.id}>
            <CaseLink of={row} />
          </li>
        ))}
      </ul>
      <p>{t('open.alreadyText')}</p>
    </div>
  );
}

/** Opens a samordning in the own unit's file: nobody else learns of it until something is sent. */
export default function OpenCase() {
  const { t } = useTranslation();
  const { seat } = useMe();
  const navigate = useNavigate();
  const form = useForm(`${seat.id}.openCase`, EMPTY, UNKEPT);
  const { mutateAsync, isPending, error } = useSubmit(OpenCaseDocument);
  const [known, setKnown] = useState<{ number: string; found: CaseRowLineFragment[] }>({ number: '', found: [] });
  useTitle(t('open.title'));

  const submit = async () => {
    const { givenName, familyName, personnummer, birthYear, ownNumber } = form.values;
    const year = birthYear.trim();
    const ok = form.check({
      ...(!givenName.trim() && { givenName: t('form.missing', { field: t('open.givenName') }) }),
      ...(!familyName.trim() && { familyName: t('form.missing', { field: t('open.familyName') }) }),
      ...(year && !/^(19|20)\d\d$/.test(year) && { birthYear: t('open.badYear') }),
    });
    if (!ok || isPending) return;
    try {
      if (personnummer.trim() && personnummer !== known.number) {
        const { cases } = await ask(CasesDocument, { first: 5, q: personnummer.trim() });
        const found = cases.edges.map(({ node }) => node);
        setKnown({ number: personnummer, found });
        if (found.length > 0) return;
      }
      const { openCase } = await mutateAsync({
        givenName: givenName.trim(),
        familyName: familyName.trim(),
        ...(personnummer.trim() && { personnummer: personnummer.trim() }),
        ...(year && { birthYear: Number(year) }),
        ...(ownNumber.trim() && { ownNumber: ownNumber.trim() }),
      });
      form.done();
      say(t('open.done'));
      await navigate({ to: '/samordningar/$id', params: { id: openCase.id } });
    } catch (refusal) {
      form.refused(refusal);
    }
  };

  const isKnown = known.found.length > 0 && known.number === form.values.personnummer;
  return (
    <div className="page page-narrow">
      <h1>{t('open.title')}</h1>
      <p className="lead">{t('open.lead', { unit: seat.unit.name })}</p>
      <section className="card" aria-label={t('open.title')}>
        <div className="pad">
          <Form label={t('open.title')} errors={form.errors} refusal={error} onSubmit={() => void submit()}>
            <TextField {...form.field('givenName')} label={t('open.givenName')} autoComplete="off" />
            <TextField {...form.field('familyName')} label={t('open.familyName')} autoComplete="off" />
            <TextField
              {...form.field('personnummer')}
              label={t('open.personnummer')}
              hint={t('open.personnummerHint')}
              autoComplete="off"
              optional
              short
            />
            <TextField {...form.field('birthYear')} label={t('open.birthYear')} autoComplete="off" optional short />
            <TextField
              {...form.field('ownNumber')}
              label={t('open.ownNumber')}
              hint={t('open.ownNumberHint')}
              autoComplete="off"
              optional
              short
            />
            {isKnown && <Already found={known.found} />}
            <div className="form-acts">
              <Btn look={isKnown ? 'second' : 'primary'} type="submit" isPending={isPending}>
                {isPending ? t('saving') : t(isKnown ? 'open.anyway' : 'open.button')}
              </Btn>
              <LinkBtn look="second" to="/samordningar">
                {t('cancel')}
              </LinkBtn>
            </div>
          </Form>
        </div>
      </section>
    </div>
  );
}
