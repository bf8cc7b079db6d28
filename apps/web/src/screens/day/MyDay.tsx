import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../data/me';
import { dayQuery } from '../../data/queries';
import { useDays } from '../../i18n/dates';
import { Card, Empty } from '../../parts/Card';
import { CaseLine, GapRow, ReferralLine } from '../../parts/Lines';
import { isOurs } from '../../parts/NextStep';
import { useTitle } from '../../parts/title';
import { CommitmentsDue } from './CommitmentsDue';
import { EdgesToConfirm } from './EdgesToConfirm';

/** What waits for me, what I wait for, and what is about to slip: one page, from one read. */
export default function MyDay() {
  const { t } = useTranslation();
  const { full, today } = useDays();
  const { counts } = useMe();
  const { data } = useSuspenseQuery(dayQuery);
  useTitle(t('nav.day'));
  const toAnswer = data.toAnswer.edges.map(({ node }) => node);
  const rows = data.myCases.edges.map(({ node }) => node);
  const answered = new Set(toAnswer.map((referral) => referral.case.id));
  const mine = rows.filter(({ id, nextStep }) => isOurs(nextStep) && !answered.has(id));
  const stuck = rows.filter(({ nextStep }) => nextStep.who === 'nobody');
  const sent = data.sent.edges.map(({ node }) => node).filter(({ nextStep }) => !isOurs(nextStep));
  const waits = toAnswer.length + mine.length + stuck.length;
  return (
    <div className="page">
      <div>
        <h1>{t('nav.day')}</h1>
        <p className="meta">
          <span className="cap">{full(today)}</span>
        </p>
      </div>
      <div className="two">
        <div className="stack">
          <Card
            title={t('day.waitsForUs')}
            aside={waits > 0 && <span className="mut">{t('day.count', { count: waits })}</span>}
          >
            {waits === 0 ? (
              <Empty title={t('day.nothing')}>{t('day.nothingText')}</Empty>
            ) : (
              <ul>
                {toAnswer.map((referral) => (
                  <ReferralLine key={referral.id} referral={referral} to="att-besvara" />
                ))}
                {stuck.concat(mine).map((row) => (
                  <CaseLine key={row.id} row={row} />
                ))}
              </ul>
            )}
          </Card>
          <Card title={t('day.waitsForOthers')}>
            {sent.length === 0 ? (
              <Empty title={t('day.noneSent')}>{t('day.noneSentText')}</Empty>
            ) : (
              <ul>
                {sent.map((referral) => (
                  <ReferralLine key={referral.id} referral={referral} to="skickade" />
                ))}
              </ul>
            )}
          </Card>
        </div>
        <div className="stack">
          <EdgesToConfirm rows={data.edgesToConfirm} />
          <CommitmentsDue rows={data.commitmentsDue} />
          <Card
            title={t('day.gaps')}
            aside={counts.openGaps > 0 && <Link to="/glapp">{t('day.allGaps', { count: counts.openGaps })}</Link>}
          >
            {data.myGaps.edges.length === 0 ? (
              <Empty title={t('day.noGaps')}>{t('day.noGapsText')}</Empty>
            ) : (
              <ul>
                {data.myGaps.edges.map(({ node }) => (
                  <GapRow key={node.id} gap={node} />
                ))}
              </ul>
            )}
          </Card>
        </div>
      </div>
    </div>
  );
}
