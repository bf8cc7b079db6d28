import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { parseDay } from '../../data/day';
import { useMe } from '../../data/me';
import { agencySeatsQuery } from '../../data/queries';
import { AccessLogDocument, type AccessLogInput, type AccessLogQuery } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { DateField } from '../../parts/DateField';
import { Select, TextField } from '../../parts/fields';
import { Form } from '../../parts/Form';
import { useForm } from '../../parts/form';
import { Entries } from './Entries';
import { Reviews } from './Reviews';

const RULES = [
  'withReason', 'outside', 'sameName', 'colleague', 'volume', 'oddHours', 'refused', 'files', 'protected', 'sample',
] as const; // prettier-ignore
const REASON = 5;

type Found = AccessLogQuery['accessLog'];
interface Asked {
  input: AccessLogInput;
  after?: string | undefined;
}

/** Everybody with a seat in the authority, once. */
function usePeople() {
  const { data } = useQuery(agencySeatsQuery);
  const known = new Map((data?.seats ?? []).map(({ account }) => [account.id, account]));
  return [...known.values()].map(({ id, name, username }) => ({ code: id, label: `${name} (${username})` }));
}

/** A sample by rule, or one person or case on suspicion; then what came of it. */
export function Review() {
  const { t } = useTranslation();
  const { seat, today } = useMe();
  const people = usePeople();
  const client = useQueryClient();
  const form = useForm(`${seat.id}.logReview`, {
    ...{ from: `${today.slice(0, 8)}01`, to: today, rule: '', accountId: '', caseNumber: '', reason: '' },
  });
  const [shown, setShown] = useState<{ input: AccessLogInput; found: Found } | null>(null);
  // by hand and never again by itself: each reading of the log is itself in the log
  const read = useMutation({
    mutationFn: ({ input, after }: Asked) => ask(AccessLogDocument, { input, after: after ?? null }),
    onSuccess: ({ accessLog }, { input, after }) => {
      setShown((before) => {
        const edges = after && before ? [...before.found.edges, ...accessLog.edges] : accessLog.edges;
        return { input, found: { ...accessLog, edges } };
      });
      return client.invalidateQueries({ queryKey: ['log-reviews'] }); // one on suspicion has begun
    },
  });
  const submit = async () => {
    const { rule, accountId, caseNumber, reason } = form.values;
    const [from, to] = [parseDay(form.values.from, today), parseDay(form.values.to, today)];
    const suspects = Boolean(accountId || caseNumber.trim());
    const ok = form.check({
      ...(!from && { from: t('date.bad') }),
      ...(!to && { to: t('date.bad') }),
      ...(suspects && reason.trim().length < REASON && { reason: t('log.noReason') }),
    });
    if (!ok || !from || !to || read.isPending) return;
    const input = {
      ...{ from, to, rule: rule || null, accountId: accountId || null, caseNumber: caseNumber.trim() || null },
      reason: suspects ? reason.trim() : null,
    };
    try {
      await read.mutateAsync({ input });
    } catch (refusal) {
      form.refused(refusal);
    }
  };
  const subject = ({ rule, accountId, caseNumber }: AccessLogInput) =>
    [
      caseNumber,
      accountId && people.find(({ code }) => code === accountId)?.label,
      rule && t(`log.rules.${rule as (typeof RULES)[number]}`),
    ]
      .filter(Boolean)
      .join(', ') || t('log.anyRule');
  return (
    <>
      <Card title={t('log.review')}>
        <div className="pad">
          <Form label={t('log.review')} errors={form.errors} refusal={read.error} onSubmit={() => void submit()}>
            <div className="log-fields">
              <DateField {...form.field('from')} label={t('log.from')} />
              <DateField {...form.field('to')} label={t('log.to')} />
              <Select
                {...form.field('rule')}
                label={t('log.rule')}
                none={t('log.anyRule')}
                choices={RULES.map((code) => ({ code, label: t(`log.rules.${code}`) }))}
                optional
              />
            </div>
            <fieldset className="field log-suspicion">
              <legend className="field-label">{t('log.suspicion')}</legend>
              <Select
                {...form.field('accountId')}
                label={t('log.person')}
                none={t('log.anybody')}
                choices={people}
                optional
              />
              <TextField {...form.field('caseNumber')} label={t('log.number')} optional />
              <TextField {...form.field('reason')} label={t('log.reason')} hint={t('log.reasonHint')} optional />
            </fieldset>
            <div className="form-acts">
              <Btn look="primary" type="submit" isPending={read.isPending}>
                {read.isPending ? t('wait') : t('log.show')}
              </Btn>
            </div>
          </Form>
        </div>
      </Card>
      {shown && (
        <Entries
          {...shown}
          subject={subject(shown.input)}
          busy={read.isPending}
          onMore={() => read.mutate({ input: shown.input, after: shown.found.pageInfo.endCursor ?? undefined })}
        />
      )}
      <Reviews />
    </>
  );
}
