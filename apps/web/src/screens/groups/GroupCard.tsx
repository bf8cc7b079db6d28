import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useWords } from '../../data/me';
import { MoveMembershipDocument, MoveSittingDocument, type BodyLineFragment } from '../../gql/generated/graphql'; // prettier-ignore
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { Fold } from '../../parts/Fold';
import { Refusal } from '../../parts/Refusal';
import { TakenUp } from './Answers';
import type { InGroup, Opened } from './group';
import { History, Members } from './People';
import { AddPoint, AskGroup, AskUnit, PlanSitting, TellObstacle } from './Sheets';
import { Obstacles, Questions } from './Talk';
import { useAct } from './use-act';

type Of = { of: BodyLineFragment };

/** The unit has been asked: it answers for itself before it sees anything more. */
function Asked({ of }: Of) {
  const { t } = useTranslation();
  const { act, isPending, error } = useAct(MoveMembershipDocument);
  const mine = of.members.find((member) => member.mine && member.status === 'proposed');
  if (!mine) return null;
  const input = { bodyId: of.id, unitId: mine.unit.id, expectedVersion: mine.version };
  return (
    <div className="gr-part">
      <p>{t('groups.asked', { unit: of.keeper.name })}</p>
      {mine.moves.includes('agree') && (
        <div className="gr-acts">
          <Btn
            look="primary"
            isPending={isPending}
            onPress={() => act({ ...input, action: 'agree' }, t('groups.agreed'))}
          >
            {t('groups.agree')}
          </Btn>
          <Btn
            look="second"
            isPending={isPending}
            onPress={() => act({ ...input, action: 'decline' }, t('groups.declined'))}
          >
            {t('groups.decline')}
          </Btn>
        </div>
      )}
      {error && <Refusal error={error} />}
    </div>
  );
}

function NextSitting({ of, open }: InGroup) {
  const { t } = useTranslation();
  const may = useMay();
  const words = useWords();
  const { dayAndWeek, today } = useDays();
  const { act, isPending, error } = useAct(MoveSittingDocument);
  const next = of.sittings.find(({ status }) => status === 'planned');
  const mayPlan = may('body.sitting') && of.iKeep && !of.endedOn;
  const cases = next ? of.cases.filter(({ sittingId }) => sittingId === next.id).length : 0;
  const close = (action: string) =>
    next && act({ bodyId: of.id, sittingId: next.id, expectedVersion: next.version, action }, t('groups.sittingMoved'));
  return (
    <section className="gr-part" aria-label={t('groups.next')}>
      <h3>{t('groups.next')}</h3>
      {next ? (
        <>
          <p>
            <b>{dayAndWeek(next.on)}</b> {t('groups.at', { time: next.startsAt })}
            {next.place && `, ${next.place}`}
          </p>
          {cases > 0 && <p className="mut">{t('groups.cases', { count: cases })}</p>}
          <ul aria-label={t('groups.agenda')}>
            {next.points.map((point) => (
              <li key={point.id}>
                {words(point.kind.label)}: {point.text} <span className="mut">{point.from.name}</span>{' '}
                {point.mine && may('body.sitting') && (
                  <Btn
                    isPending={isPending}
                    aria-label={t('groups.dropPointFor', { text: point.text })}
                    onPress={() =>
                      act(
                        {
                          bodyId: of.id,
                          sittingId: next.id,
                          pointId: point.id,
                          expectedVersion: point.version,
                          action: 'dropPoint',
                        },
                        t('groups.sittingMoved'),
                      )
                    }
                  >
                    {t('groups.dropPoint')}
                  </Btn>
                )}
              </li>
            ))}
          </ul>
          {next.points.length === 0 && <p className="mut">{t('groups.noPoints')}</p>}
        </>
      ) : (
        <p className="mut">{t('groups.noNext')}</p>
      )}
      <div className="gr-acts">
        {next && may('body.sitting') && (
          <Btn look="second" onPress={() => open('point')}>
            {t('groups.addPoint')}
          </Btn>
        )}
        {mayPlan && (
          <Btn look="second" onPress={() => open('plan')}>
            {t('groups.plan')}
          </Btn>
        )}
        {mayPlan && next && next.on <= today && (
          <Btn isPending={isPending} onPress={() => close('hold')}>
            {t('groups.hold')}
          </Btn>
        )}
        {mayPlan && next && (
          <Btn isPending={isPending} onPress={() => close('cancel')}>
            {t('groups.cancelSitting')}
          </Btn>
        )}
      </div>
      {error && <Refusal error={error} />}
    </section>
  );
}

/** What waits for us first, then what we wait for, then what is answered. */
function Cases({ of }: Of) {
  const { t } = useTranslation();
  const isOpen = (status: string) => status === 'presented' || status === 'accepted';
  const waiting = of.cases.filter(({ mine, answers }) => !mine && answers.some(({ status }) => status === 'presented'));
  const ours = of.cases.filter(({ mine }) => mine);
  const done = of.cases.filter((one) => !one.mine && !waiting.includes(one));
  return (
    <>
      <section className="gr-part" aria-label={t('groups.waiting')}>
        <h3>
          {t('groups.waiting')} <span className="mut">{waiting.length}</span>
        </h3>
        {waiting.length === 0 && <p className="mut">{t('groups.nothingWaits')}</p>}
        <ul>{waiting.map((one) => <TakenUp key={one.id} of={one} />)}</ul>
      </section>
      {ours.length > 0 && (
        <Fold title={t('groups.ours')} sub={String(ours.length)} open={ours.some(({ answers }) => answers.some(({ status }) => isOpen(status)))}>
          <ul>{ours.map((one) => <TakenUp key={one.id} of={one} />)}</ul>
        </Fold>
      )}
      {done.length > 0 && (
        <Fold title={t('groups.answered')} sub={String(done.length)} open={false}>
          <ul>{done.map((one) => <TakenUp key={one.id} of={one} />)}</ul>
        </Fold>
      )}
    </>
  ); // prettier-ignore
}

/** One group: who keeps it, the next sitting, what waits for our answer, and the rest folded. */
export function GroupCard({ of }: Of) {
  const { t } = useTranslation();
  const words = useWords();
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const next = of.sittings.find(({ status }) => status === 'planned');
  const taken = of.members
    .filter(({ status }) => status === 'active' || status === 'proposed')
    .map(({ unit }) => unit.id);
  const kept = of.iKeep ? t('groups.keptByUs') : t('groups.keptBy', { unit: of.keeper.name });
  return (
    <Card title={of.name} aside={<span className="mut">{`${words(of.kind.label)}. ${kept}`}</span>}>
      <p className="mut gr-lead">{of.handlesPeople ? t('groups.people') : t('groups.noPeople')}</p>
      <Asked of={of} />
      {of.inside && (
        <>
          <NextSitting of={of} open={setOpened} />
          {of.handlesPeople ? <Cases of={of} /> : <Obstacles of={of} open={setOpened} />}
          {of.handlesPeople && <Questions of={of} open={setOpened} />}
          <Members of={of} open={setOpened} />
          <History of={of} />
        </>
      )}
      {opened === 'plan' && <PlanSitting bodyId={of.id} onClose={close} />}
      {opened === 'point' && next && <AddPoint bodyId={of.id} sittingId={next.id} onClose={close} />}
      {opened === 'ask' && <AskGroup bodyId={of.id} onClose={close} />}
      {opened === 'unit' && <AskUnit bodyId={of.id} without={taken} onClose={close} />}
      {opened === 'tell' && <TellObstacle bodyId={of.id} onClose={close} />}
    </Card>
  );
}
