import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay, useWords } from '../../data/me';
import type { DeadlineLineFragment, SipFullFragment } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Status, type StatusKind } from '../../parts/Status';

const KINDS: Record<string, StatusKind> = { met: 'ok', missed: 'part', open: 'soon', passed: 'late' };

function Line({ deadline }: { deadline: DeadlineLineFragment }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day, dayAndWeek } = useDays();
  const { label, from, fromOn, dueOn, doneOn, state, law } = deadline;
  const what = words(label);
  return (
    <li>
      <Status kind={KINDS[state.code] ?? 'open'}>
        {doneOn
          ? `${t('planTimes.done', { what, day: day(doneOn) })}, ${words(state.label).toLowerCase()}`
          : t('planTimes.due', { what, day: dayAndWeek(dueOn) })}
        {state.code === 'passed' && `, ${words(state.label).toLowerCase()}`}
      </Status>
      <small>
        {t('planTimes.counted', { from: words(from), day: day(fromOn) })}
        {'. '}
        {law ? t('planTimes.lawIs', { law }) : t('planTimes.custom')}
      </small>
    </li>
  );
}

/** What remains and by when, the law's named; what has been done lies folded. */
export function PlanDeadlines({ deadlines }: Pick<SipFullFragment, 'deadlines'>) {
  const { t } = useTranslation();
  const may = useMay();
  const left = deadlines.filter(({ doneOn }) => !doneOn);
  const done = deadlines.filter(({ doneOn }) => doneOn);
  if (deadlines.length === 0) return null;
  return (
    <div className="plan-times-of">
      {left.length > 0 && (
        <ul aria-label={t('planTimes.label')}>
          {left.map((deadline) => (
            <Line key={deadline.code} deadline={deadline} />
          ))}
        </ul>
      )}
      {done.length > 0 && (
        <details className="plan-changes">
          <summary>{t('planTimes.all')}</summary>
          <ul>
            {done.map((deadline) => (
              <Line key={deadline.code} deadline={deadline} />
            ))}
          </ul>
          {may('deadline.read') && (
            <p>
              <Link to="/tider-for-planer">{t('planTimes.rules')}</Link>
            </p>
          )}
        </details>
      )}
    </div>
  );
}
