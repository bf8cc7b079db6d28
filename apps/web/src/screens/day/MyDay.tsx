import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../data/me';
import { dayQuery } from '../../data/queries';
import type { StepLineFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Capped } from '../../parts/Capped';
import { Card, Empty } from '../../parts/Card';
import { CaseLine, GapRow, HandoffLine, ReferralLine } from '../../parts/Lines';
import { isOurs } from '../../parts/NextStep';
import { useTitle } from '../../parts/title';
import { TaskItem } from '../task/TaskItem';
import { AwaitedLine } from './AwaitedLine';
import { DayArrivals } from '../delivery/DayArrivals';
import { CommitmentsDue } from './CommitmentsDue';
import { EdgesToConfirm } from './EdgesToConfirm';
import { RenewalsDue } from './RenewalsDue';
import { Standing } from './Standing';

const FEW = 8;
const LAST = '9999';

/** What nobody has comes first, then by the day an answer was wished for, then by how long it has waited. */
const urgency = ({ who, wishedBy, since }: Pick<StepLineFragment, 'who' | 'wishedBy' | 'since'>) =>
  [who === 'nobody' ? '0' : '1', wishedBy ?? LAST, since ?? LAST].join(' ');

/** What waits for me, what I wait for, and what is about to slip: one page, from one read. */
export default function MyDay() {
  const { t } = useTranslation();
  const { full, today } = useDays();
  const { counts } = useMe();
  const { data } = useSuspenseQuery(dayQuery);
  useTitle(t('nav.day'));
  const toAnswer = data.toAnswer.edges.map(({ node }) => node);
  const rows = data.myCases.edges.map(({ node }) => node);
  const handoffs = data.handoffInbox;
  const awaited = data.awaited.filter(({ nextStep }) => isOurs(nextStep));
  const told = new Set([...toAnswer, ...handoffs, ...awaited].map((one) => one.case.id));
  const mine = rows.filter(({ id, nextStep }) => isOurs(nextStep) && !told.has(id));
  const stuck = rows.filter(({ nextStep }) => nextStep.who === 'nobody');
  const sent = data.sent.edges
    .map(({ node }) => node)
    .filter(({ status, nextStep }) => status !== 'started' && !isOurs(nextStep));
  const ours = [
    ...toAnswer.map((referral) => ({
      step: referral.nextStep,
      key: referral.id,
      line: <ReferralLine referral={referral} to="att-besvara" />,
    })),
    ...handoffs.map((handoff) => ({
      step: handoff.nextStep,
      key: handoff.id,
      line: <HandoffLine handoff={handoff} />,
    })),
    ...awaited.map((row) => ({
      step: { ...row.nextStep, wishedBy: row.on },
      key: row.id,
      line: <AwaitedLine row={row} />,
    })),
    ...data.tasks.map((task) => ({
      step: { who: 'me', wishedBy: task.dueOn, since: task.since },
      key: task.id,
      line: <TaskItem task={task} inList />,
    })),
    ...stuck.concat(mine).map((row) => ({ step: row.nextStep, key: row.id, line: <CaseLine row={row} /> })),
  ].sort((a, b) => urgency(a.step).localeCompare(urgency(b.step)));
  const waits = ours.length;
  const asked = [
    ...sent.map((referral) => ({ key: referral.id, line: <ReferralLine referral={referral} to="skickade" /> })),
    ...data.awaited
      .filter(({ nextStep }) => !isOurs(nextStep))
      .map((row) => ({ key: row.id, line: <AwaitedLine row={row} /> })),
  ];
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
          <Standing />
          <Card
            title={t('day.waitsForUs')}
            aside={waits > 0 && <span className="mut">{t('day.count', { count: waits })}</span>}
          >
            {waits === 0 ? (
              <Empty title={t('day.nothing')}>{t('day.nothingText')}</Empty>
            ) : (
              <Capped items={ours} few={FEW}>
                {(shown) => (
                  <ul>
                    {shown.map(({ key, line }) => (
                      <Fragment key={key}>{line}</Fragment>
                    ))}
                  </ul>
                )}
              </Capped>
            )}
          </Card>
          <Card title={t('day.waitsForOthers')}>
            {asked.length === 0 ? (
              <Empty title={t('day.noneSent')}>{t('day.noneSentText')}</Empty>
            ) : (
              <Capped items={asked} few={FEW}>
                {(shown) => (
                  <ul>
                    {shown.map(({ key, line }) => (
                      <Fragment key={key}>{line}</Fragment>
                    ))}
                  </ul>
                )}
              </Capped>
            )}
          </Card>
        </div>
        <div className="stack">
          <DayArrivals unopened={data.unopenedArrivals} />
          <EdgesToConfirm rows={data.edgesToConfirm} />
          <RenewalsDue rows={data.consentRenewals} />
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
