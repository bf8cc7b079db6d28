import { useTranslation } from 'react-i18next';
import { useLabel, useMay, useWords } from '../../data/me';
import { useDays } from '../../i18n/dates';
import type { InterventionFullFragment } from '../../gql/generated/graphql';
import { LinkBtn } from '../../parts/Button';
import { Card, Empty } from '../../parts/Card';
import { Fold } from '../../parts/Fold';
import { Moves } from '../../parts/Moves';
import { Receipt } from '../../parts/Receipt';
import { Status, type StatusKind } from '../../parts/Status';
import type { Case } from './case';

type Intervention = InterventionFullFragment;
const KINDS: Record<string, StatusKind> = { planned: 'open', active: 'ok', ended: 'done' };

function useFacts(of: Intervention): [string, string | null | undefined | false][] {
  const { t } = useTranslation();
  const label = useLabel();
  const words = useWords();
  const { day } = useDays();
  const { exit } = of;
  const list = (lines: string[]) => lines.join('; ');
  return [
    [t('part.operatingUnit'), of.operatingUnit?.name],
    [t('part.kind'), words(of.kindLabel)],
    [t('part.phase'), label('interventionPhase', of.phase)],
    [
      t('part.extent'),
      list(of.extents.map(({ from, hoursPerWeek }) => t('part.hours', { hours: hoursPerWeek, day: day(from) }))),
    ],
    [
      t('part.extensions'),
      list(
        of.extensions.map(({ from, to, reason }) =>
          [from && day(from), t('part.extended', { to: day(to) }), label('extensionReason', reason)]
            .filter(Boolean)
            .join(' '),
        ),
      ),
    ],
    [
      t('part.pauses'),
      list(
        of.pauses.map(({ from, to, reason }) =>
          t('part.paused', {
            from: day(from),
            to: to ? day(to) : t('part.ongoing'),
            reason: label('pauseReason', reason),
          }),
        ),
      ),
    ],
    [t('part.nextStep'), of.nextStepAgreed ?? (of.status === 'active' && t('part.noNextStep'))],
    [t('part.exitReason'), exit && label('exitReason', exit.reason)],
    [t('part.exitNext'), exit && (exit.nextStep ?? label('noNextStepReason', exit.noNextStepReason))],
    [t('part.occupation'), exit && label('occupationAfter', exit.occupationAfter)],
    [t('part.income'), exit && label('incomeAfter', exit.incomeAfter)],
    [t('part.review'), of.reviewOn && day(of.reviewOn)],
  ];
}

function Body({ of }: { of: Intervention }) {
  const facts = useFacts(of);
  return (
    <div className="rb">
      <dl className="kv">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name} className="kv-row">
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <Receipt receipt={of.received} />
      <Moves
        moved={{ noun: 'intervention', id: of.id, version: of.version }}
        moves={of.moves}
        about={of.title}
        primary={false}
      />
    </div>
  );
}

/** The person's own time in programmes and measures: "insats" is what is offered, "deltagande" is this. */
export function ParticipationCard({ of }: { of: Case }) {
  const { t } = useTranslation();
  const words = useWords();
  const may = useMay();
  const { day } = useDays();
  const period = ({ startedOn, plannedStart, plannedEnd, endedOn }: Intervention) =>
    t(endedOn ? 'part.was' : 'part.is', {
      from: startedOn ? day(startedOn) : plannedStart ? day(plannedStart) : t('part.notStarted'),
      to: endedOn ? day(endedOn) : plannedEnd ? day(plannedEnd) : t('part.openEnd'),
    });
  return (
    <Card
      title={t('part.title')}
      id="deltagande"
      aside={
        of.status !== 'closed' &&
        may('intervention.plan') && (
          <LinkBtn to="/samordningar/$id/deltagande" params={{ id: of.id }}>
            {t('part.plan')}
          </LinkBtn>
        )
      }
    >
      {of.interventions.length === 0 ? (
        <Empty title={t('part.none')}>{t('part.noneText')}</Empty>
      ) : (
        <ul>
          {of.interventions.map((one) => (
            <li key={one.id} id={one.id} className="cc-item">
              <Fold
                open={one.status === 'active'}
                title={one.title}
                sub={period(one)}
                state={<Status kind={KINDS[one.status] ?? 'open'}>{words(one.statusLabel)}</Status>}
              >
                <Body of={one} />
              </Fold>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
