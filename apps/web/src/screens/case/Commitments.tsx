import { useTranslation } from 'react-i18next';
import { useWords } from '../../data/me';
import type { CommitmentLineFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Card } from '../../parts/Card';
import { Moves } from '../../parts/Moves';
import { Status, type StatusKind } from '../../parts/Status';
import { Table, type Column } from '../../parts/Table';
import type { Case } from './case';

const KINDS: Record<string, StatusKind> = {
  proposed: 'open',
  confirmed: 'wait',
  done: 'done',
  declined: 'part',
  cancelled: 'part',
};

/** What each party has promised, and what we may do about our own promises. */
export function Commitments({ rows, caseId }: { rows: CommitmentLineFragment[]; caseId?: string | undefined }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  const columns: Column<CommitmentLineFragment>[] = [
    {
      id: 'text',
      label: t('commitment.what'),
      cell: ({ id, text }) => (
        <span id={id} tabIndex={-1}>
          {text}
        </span>
      ),
    }, // where a notice leads
    { id: 'who', label: t('commitment.who'), cell: ({ responsible }) => responsible.name },
    { id: 'due', label: t('commitment.when'), className: 'nw', cell: ({ dueOn }) => (dueOn ? day(dueOn) : '–') },
    {
      id: 'state',
      label: t('commitment.state'),
      cell: (row) => (
        <>
          <Status kind={KINDS[row.status] ?? 'open'}>{words(row.statusLabel)}</Status>
          {row.hold && <Status kind="out">{words(row.hold.label)}</Status>}
          <Moves
            moved={{
              noun: 'commitment',
              id: row.id,
              version: row.version,
              ...(caseId && { caseId }),
              to: [row.planner.id, row.responsible.id],
            }}
            moves={row.moves}
            about={row.text ?? ''}
            primary={false}
          />
        </>
      ),
    },
  ];
  return <Table label={t('commitment.title')} columns={columns} rows={rows} keyOf={({ id }) => id} />;
}

/** What was promised in meetings and stands in no plan. */
export function PromisesCard({ of }: { of: Case }) {
  const { t } = useTranslation();
  if (of.promises.length === 0) return null;
  return (
    <Card title={t('commitment.fromMeetings')} id="ataganden">
      <div className="plan">
        <Commitments rows={of.promises} caseId={of.id} />
      </div>
    </Card>
  );
}
