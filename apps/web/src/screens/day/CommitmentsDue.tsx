import { useTranslation } from 'react-i18next';
import type { DayQuery } from '../../gql/generated/graphql';
import { useWords } from '../../data/me';
import { useDays } from '../../i18n/dates';
import { Capped } from '../../parts/Capped';
import { Card, Empty } from '../../parts/Card';
import { CaseLink } from '../../parts/Lines';
import { Moves } from '../../parts/Moves';

/** What our unit has promised in somebody's plan, nearest day first. */
export function CommitmentsDue({ rows }: { rows: DayQuery['commitmentsDue'] }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
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
                    <b>{commitment.text ?? t('day.wordsInCase')}</b>
                    <p className="mut">
                      <CaseLink of={of} />, {words(commitment.statusLabel)}
                      {commitment.dueOn && `, ${t('commitment.due', { day: day(commitment.dueOn) })}`}
                    </p>
                  </div>
                  <Moves
                    moved={{ noun: 'commitment', id: commitment.id, version: commitment.version }}
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
