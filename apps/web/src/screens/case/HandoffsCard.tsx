import { useTranslation } from 'react-i18next';
import { useLabel, useWords } from '../../data/me';
import { useDays } from '../../i18n/dates';
import type { HandoffFullFragment } from '../../gql/generated/graphql';
import { Card } from '../../parts/Card';
import { Fold } from '../../parts/Fold';
import { Moves } from '../../parts/Moves';
import { isOurs, WaitLine } from '../../parts/NextStep';
import { Status } from '../../parts/Status';
import type { Case } from './case';

/** What the next one needs to know, in the giver's words. */
function Checklist({ handoff }: { handoff: HandoffFullFragment }) {
  const { t } = useTranslation();
  const { day } = useDays();
  const { situation, plan, nextDate, openPromises, participantInformed } = handoff.checklist;
  const rows: [string, string | null | undefined][] = [
    [t('handoff.situation'), situation],
    [t('handoff.plan'), plan],
    [t('handoff.nextDate'), nextDate && day(nextDate)],
    [t('handoff.openPromises'), openPromises],
    [t('handoff.informed'), t(participantInformed ? 'yes' : 'no')],
    [t('handoff.firstContact'), handoff.firstContactOn && day(handoff.firstContactOn)],
    [t('handoff.caseworker'), handoff.toCaseworker?.name],
  ];
  return (
    <dl className="kv">
      {rows.map(
        ([name, value]) =>
          value && (
            <div key={name} className="kv-row">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

export function HandoffsCard({ of }: { of: Case }) {
  const { t } = useTranslation();
  const words = useWords();
  const label = useLabel();
  const { day } = useDays();
  if (of.handoffs.length === 0) return null;
  return (
    <Card title={t('handoff.title')} id="overlamningar">
      <ul>
        {of.handoffs.map((handoff) => (
          <li key={handoff.id} id={handoff.id} className="cc-item">
            <Fold
              open={isOurs(handoff.nextStep) && handoff.moves.length > 0}
              title={label('handoffKind', handoff.kind)}
              sub={t('handoff.between', { from: handoff.from.name, to: handoff.to.name })}
              state={
                <>
                  <Status kind={handoff.status === 'completed' ? 'done' : 'wait'}>{words(handoff.statusLabel)}</Status>
                  {handoff.hold && <Status kind="out">{words(handoff.hold.label)}</Status>}
                  <WaitLine step={handoff.nextStep} />
                </>
              }
            >
              <div className="rb">
                <Checklist handoff={handoff} />
                {handoff.messages.length > 0 && (
                  <ol className="msgs">
                    {handoff.messages.map(({ id, kind, text, on, from }) => (
                      <li key={id}>
                        <p className="mut">
                          <b>{label('messageKind', kind)}</b>, {from.name}, {day(on)}
                        </p>
                        <p className="msg">{text}</p>
                      </li>
                    ))}
                  </ol>
                )}
                <Moves
                  moved={{
                    ...{ noun: 'handoff', id: handoff.id, version: handoff.version, caseId: of.id },
                    to: [handoff.from.id, handoff.to.id],
                  }}
                  moves={handoff.moves}
                  about={label('handoffKind', handoff.kind)}
                />
              </div>
            </Fold>
          </li>
        ))}
      </ul>
    </Card>
  );
}
