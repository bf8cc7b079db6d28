import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/api';
import { useToday, useWords } from '../../data/me';
import { AccessLogDocument, RecordLogReviewDocument, type AccessLogQuery } from '../../gql/generated/graphql';
import { Btn } from '../../parts/Button';
import { Card, Empty } from '../../parts/Card';
import { DateField } from '../../parts/DateField';
import { Select, TextArea, TextField } from '../../parts/fields';
import { Refusal } from '../../parts/Refusal';
import { Table, type Column } from '../../parts/Table';

type Row = AccessLogQuery['accessLog']['edges'][number]['node'];
const RULES = [
  'withReason',
  'outside',
  'sameName',
  'colleague',
  'volume',
  'oddHours',
  'refused',
  'files',
  'protected',
  'sample',
];
const WHEN = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Stockholm' });

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const words = useWords();
  return [
    { id: 'when', label: t('log.when'), cell: ({ at }) => WHEN.format(new Date(at)) },
    { id: 'who', label: t('log.who'), cell: ({ accountName, unit }) => <><b>{accountName}</b><small>{unit.name}</small></> },
    { id: 'what', label: t('log.what'), cell: ({ kind }) => words(kind.label) },
    { id: 'why', label: t('log.why'), cell: ({ ground }) => (ground ? words(ground.label) : '–') },
    { id: 'cases', label: t('log.cases'), cell: ({ numbers, cases }) => numbers.join(', ') || String(cases) },
    { id: 'flags', label: t('log.flags'), cell: ({ flags }) => flags.map(({ label }) => words(label)).join(', ') || '–' },
  ]; // prettier-ignore
}

/** A sample by rule, or one case on suspicion; then what came of it. */
export function Review() {
  const { t } = useTranslation();
  const words = useWords();
  const today = useToday();
  const columns = useColumns();
  const [said, setSaid] = useState({
    from: `${today.slice(0, 8)}01`,
    to: today,
    rule: '',
    caseNumber: '',
    reason: '',
    result: 'noRemark',
    measures: '',
  });
  const set = (name: keyof typeof said) => (value: string) => setSaid((before) => ({ ...before, [name]: value }));
  const field = (name: keyof typeof said) => ({ name, value: said[name], onChange: set(name), error: undefined });
  const { from, to, rule, caseNumber, reason } = said;
  const read = useMutation({
    mutationFn: () =>
      ask(AccessLogDocument, {
        input: { from, to, rule: rule || null, caseNumber: caseNumber || null, reason: reason || null },
      }),
  });
  const found = read.data?.accessLog;
  const keep = useMutation({
    mutationFn: () =>
      ask(RecordLogReviewDocument, {
        input: {
          key: crypto.randomUUID(), kind: caseNumber ? 'suspicion' : 'systematic', subject: caseNumber || rule || t('log.anyRule'),
          reason: reason || null, from, to, reviewed: found?.edges.length ?? 0, result: said.result, measures: said.measures || null,
        },
      }),
  }); // prettier-ignore
  const label = (code: string) => found?.rules.find((one) => one.code === code)?.label;
  const results = (['noRemark', 'explained', 'reported'] as const).map((code) => ({ code, label: t(`log.${code}`) }));
  return (
    <>
      <Card title={t('log.review')}>
        <form className="form" onSubmit={(event) => { event.preventDefault(); read.mutate(); }}>
          <DateField {...field('from')} label={t('log.from')} />
          <DateField {...field('to')} label={t('log.to')} />
          <Select {...field('rule')} label={t('log.rule')} none={t('log.anyRule')}
            choices={RULES.map((code) => { const name = label(code) ?? RULE_WORDS[code]; return { code, label: name ? words(name) : code }; })} />
          <TextField {...field('caseNumber')} label={t('log.number')} optional />
          <TextField {...field('reason')} label={t('log.reason')} hint={t('log.reasonHint')} optional />
          <Btn look="primary" type="submit">{t('log.show')}</Btn>
        </form>
        {read.error && <Refusal error={read.error} />}
      </Card>
      {found && (
        <Card title={t('log.title')}>
          <p className="meta" role="status">{t('log.count', { count: found.totalCount, hidden: found.protectedCount })}</p>
          {found.edges.length === 0 ? <Empty title={t('log.none')} />
            : <Table label={t('log.title')} columns={columns} rows={found.edges.map(({ node }) => node)} keyOf={({ id }) => id} />}
          <form className="form" onSubmit={(event) => { event.preventDefault(); keep.mutate(); }}>
            <Select {...field('result')} label={t('log.result')} choices={[...results, { code: 'incident', label: t('log.asIncident') }]} />
            <TextArea {...field('measures')} label={t('log.measures')} optional />
            <Btn look="second" type="submit">{t('log.keep')}</Btn>
          </form>
          {keep.isSuccess && <p role="status">{t('log.kept')}</p>}
          {keep.error && <Refusal error={keep.error} />}
        </Card>
      )}
    </>
  ); // prettier-ignore
}

/** Before the first answer the server has not told its words yet. */
const RULE_WORDS: Readonly<Record<string, { sv: string; en: string }>> = {
  withReason: { sv: 'Öppnat med skäl', en: 'Opened with a reason' },
  outside: { sv: 'Öppnat utan egen tilldelning', en: 'Opened without being assigned' },
  sameName: { sv: 'Samma efternamn som deltagaren', en: 'Same family name as the participant' },
  colleague: { sv: 'Deltagaren heter som någon i personalen', en: 'The participant is called as one of the staff' },
  volume: { sv: 'Ovanligt många ärenden samma dag', en: 'Unusually many cases in one day' },
  oddHours: { sv: 'Kväll, natt eller helg', en: 'Evening, night or weekend' },
  refused: { sv: 'Nekade försök', en: 'Refused tries' },
  files: { sv: 'Filer, utskrifter och kopior', en: 'Files, prints and copies' },
  protected: { sv: 'Skyddade ärenden', en: 'Protected cases' },
  sample: { sv: 'Stickprov', en: 'Random sample' },
};
