import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay, useWords } from '../../data/me';
import { programmeRunQuery } from '../../data/queries';
import { useDays } from '../../i18n/dates';
import { Card } from '../../parts/Card';
import { Moves } from '../../parts/Moves';
import { Status, type StatusKind } from '../../parts/Status';
import { useTitle } from '../../parts/title';
import { Attendance } from './Attendance';
import { Participants } from './Participants';
import { PlacesCard } from './PlacesCard';
import type { Run } from './run';
import { RulesCard } from './RulesCard';
import { StartsCard } from './StartsCard';
import './programmes.css';

const LOOKS: Record<string, StatusKind> = { open: 'ok', planned: 'open', intakeStopped: 'hold', closing: 'soon', closed: 'done' }; // prettier-ignore

/** What is left before a programme that closes can be closed: everybody, and every request. */
function Left({ run }: { run: Run }) {
  const { t } = useTranslation();
  const left = run.participants.filter(({ status }) => status !== 'ended').length;
  const { unanswered, promised, waiting } = run.capacity;
  const asked = unanswered + promised + waiting;
  if (left + asked === 0) return <p>{t('run.noneLeft')}</p>;
  return (
    <>
      <ul className="run-left">
        {left > 0 && <li>{t('run.left', { count: left })}</li>}
        {asked > 0 && <li>{t('run.unanswered', { count: asked })}</li>}
      </ul>
      <p className="mut">{t('run.leftText')}</p>
    </>
  );
}

function StateCard({ run }: { run: Run }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  const [latest, ...earlier] = run.periods;
  const isNow = latest?.state.code === run.state.code;
  return (
    <Card title={t('run.state')}>
      <div className="pad stack">
        <p className="run-state">
          <Status kind={LOOKS[run.state.code] ?? 'open'}>{words(run.state.label)}</Status>
          {latest && isNow && (
            <span>
              {[
                t('run.since', { day: day(latest.from) }),
                latest.until && t('run.untilDay', { day: day(latest.until) }),
                latest.reason && words(latest.reason.label),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          )}
        </p>
        {run.state.code === 'closing' && <Left run={run} />}
        <Moves
          moved={{ noun: 'programme', id: run.id, version: run.version }}
          moves={run.moves}
          about={run.name}
          primary={false}
        />
        {earlier.length > 0 && (
          <details>
            <summary>{t('run.history')}</summary>
            <ul>
              {earlier.map(({ state, from, reason }) => (
                <li key={`${from}${state.code}`}>
                  {day(from)} {words(state.label)}
                  {reason && `: ${words(reason.label)}`}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Card>
  );
}

function PhasesCard({ run }: { run: Run }) {
  const { t } = useTranslation();
  return (
    <Card title={t('run.phases')}>
      <ol className="run-phases">
        {run.phases.map(({ no, name, purpose, plannedWeeks, there }) => (
          <li key={no}>
            <b>{name}</b>
            <span className="mut">
              {[purpose, plannedWeeks && t('run.weeks', { count: plannedWeeks })].filter(Boolean).join(' · ')}
            </span>
            <span>{t('run.thereNow', { count: there })}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** A programme as the unit runs it: who takes part first, then how many there is room for, when groups start, and whether it is open. */
export default function ProgrammePage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/inside/insatser/$id' });
  const { data: run } = useSuspenseQuery(programmeRunQuery(id));
  const may = useMay();
  useTitle(run.name);
  return (
    <div className="page">
      <div>
        <p className="meta">
          <Link to="/insatser">{t('run.back')}</Link>
        </p>
        <h1>{run.name}</h1>
        <p className="lead">{t('run.lead')}</p>
      </div>
      <Participants run={run} />
      {may('intervention.attend') && <Attendance run={run} />}
      <div className="two">
        <div className="stack">
          <StartsCard run={run} />
          <PhasesCard run={run} />
        </div>
        <div className="stack">
          <PlacesCard run={run} />
          <StateCard run={run} />
          <RulesCard programmeId={run.id} />
        </div>
      </div>
    </div>
  );
}
