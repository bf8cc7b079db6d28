import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DayQuery } from '../../gql/generated/graphql';
import { useWords } from '../../data/me';
import { useDays } from '../../i18n/dates';
import { Capped } from '../../parts/Capped';
import { Card, Empty } from '../../parts/Card';
import { CaseLink } from '../../parts/Lines';
import { Moves } from '../../parts/Moves';
import { Status } from '../../parts/Status';

/** What our unit has promised in somebody's plan, nearest day first. */
export function CommitmentsDue({ rows }: { rows: DayQuery['commitmentsDue'] }) {
  const { t } = useTranslation();
  const words = useWords();
  const { dayAndWeek, today } = useDays();
  return (
    <Card title={t('day.commitments')}>
      {rows.length === 0 ? (
        <Empty title={t('day.noCommitments')}>{t('day.noCommitmentsText')}</Empty>
      ) : (
        <Capped items={rows} few={4}>
          {(shown) => (
            <ul>
              {shown.map(({ case: of, commitment }) => (
                <li key={commitment.id} className="line line-wide">
                  <div>
                    <Link
                      to="/samordningar/$id/atagande/$commitmentId"
                      params={{ id: of.id, commitmentId: commitment.id }}
                    >
                      {commitment.text ?? t('day.wordsInCase')}
                    </Link>
                    <p className="mut">
                      <CaseLink of={of} />, {words(commitment.statusLabel)}
                      {commitment.dueOn &&
                        commitment.dueOn >= today &&
                        `, ${t('commitment.due', { day: dayAndWeek(commitment.dueOn) })}`}
                    </p>
                    {commitment.dueOn && commitment.dueOn < today && (
                      <Status kind="late">{t('commitment.due', { day: dayAndWeek(commitment.dueOn) })}</Status>
                    )}
                  </div>
                  <Moves
                    moved={{
                      noun: 'commitment',
                      id: commitment.id,
                      version: commitment.version,
                      caseId: of.id,
                      to: [commitment.planner.id],
                    }}
                    moves={commitment.moves}
                    about={commitment.text ?? of.number}
                    primary={false}
                  />
                </li>
              ))}
            </ul>
          )}
        </Capped>
      )}
    </Card>
  );
}
