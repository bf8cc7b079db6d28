import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../data/me';
import { useSubmit } from '../../data/submit';
import { DeliverSipPlanDocument, type SipFullFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Btn } from '../../parts/Button';
import { Refusal } from '../../parts/Refusal';
import { Status } from '../../parts/Status';
import { say } from '../../parts/toast';
import { useMeetingsOf } from '../meeting/PlanMeeting';
import type { Case } from './case';

type Plan = SipFullFragment;

/** A party that has not got the newest version: it is handed over on its own, under the consent there is now. */
function Undelivered({ plan, unit }: { plan: Plan; unit: { id: string; name: string } }) {
  const { t } = useTranslation();
  const may = useMay();
  const { mutateAsync, isPending, error } = useSubmit(DeliverSipPlanDocument);
  const deliver = async () => {
    try {
      await mutateAsync({ planId: plan.id, toUnitId: unit.id });
      say(t('deliver.done', { unit: unit.name }));
    } catch {
      return; // shown below
    }
  };
  return (
    <li>
      <Status kind="part">{t('plan.notDelivered', { unit: unit.name })}</Status>
      {may('delivery.make') && (
        <Btn isPending={isPending} onPress={() => void deliver()}>
          {t('plan.deliver')}
          <span className="vh"> {unit.name}</span>
        </Btn>
      )}
      <Refusal error={error} />
    </li>
  );
}

/** What whoever is called needs to know: when, where, what for. */
function Call({ call }: { call: Plan['invitations'][number] }) {
  const { t } = useTranslation();
  const { dayAndWeek } = useDays();
  const rows = [
    [t('meeting.date'), dayAndWeek(call.meetingOn)],
    [t('meeting.place'), call.place],
    [t('meeting.purpose'), call.purpose],
    [t('plan.longTermGoal'), call.longTermGoal],
  ] as const;
  return (
    <dl className="kv plan-pad">
      {rows.map(
        ([name, value]) =>
          value && (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </Fragment>
          ),
      )}
    </dl>
  );
}

/** Who has not got the plan; and who was called to a meeting of before, which stands in the plan alone. By the unit, no names. */
export function PlanPeople({ plan, of }: { plan: Plan; of: Case }) {
  const { t } = useTranslation();
  const { day } = useDays();
  const missing = plan.versions.at(-1)?.notDelivered ?? [];
  const isMeeting = useMeetingsOf(of.id, plan.id).length > 0;
  const upcoming = plan.versions.length === 0 && !isMeeting ? plan.invitations : [];
  if (missing.length + upcoming.length === 0) return null;
  const [call] = upcoming;
  return (
    <>
      {call && <Call call={call} />}
      <ul className="plan-people">
        {upcoming.map(({ id, unit, called, deliveredOn, openedOn, answerBy }) => (
          <li key={id}>
            <b>{unit.name}</b> {t(called ? 'plan.called' : 'plan.invited')}
            {', '}
            {openedOn
              ? t('plan.opened', { day: day(openedOn) })
              : deliveredOn
                ? t('plan.delivered', { day: day(deliveredOn) })
                : t('plan.undelivered')}
            {answerBy && `, ${t('planTimes.answerBy', { day: day(answerBy) })}`}
          </li>
        ))}
        {missing.map((unit) => (
          <Undelivered key={unit.id} plan={plan} unit={unit} />
        ))}
      </ul>
    </>
  );
}
