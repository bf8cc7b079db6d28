import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '../../../data/day';
import { useWords } from '../../../data/me';
import { firstSentence } from '../../../data/words';
import type { CaseFullFragment, GapLineFragment } from '../../../gql/generated/graphql';
import { useDays } from '../../../i18n/dates';
import { endsGap, type Lane } from './model';

/** Rules that say that the person has nothing going on at all. */
const WITHOUT_INTERVENTION = new Set(['between_interventions', 'no_first_intervention']);

function Sentence({ gap, lanes }: { gap: GapLineFragment; lanes: Lane[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const { day, dayAndWeek, today } = useDays();
  const next = WITHOUT_INTERVENTION.has(gap.rule) ? endsGap(lanes, today) : undefined;
  const rest = [
    next &&
      t('gap.atLeast', { count: daysBetween(gap.since, next.from), what: words(next.label), day: day(next.from) }),
    !next && firstSentence(words(gap.explanation)),
  ].filter(Boolean);
  const lead = WITHOUT_INTERVENTION.has(gap.rule)
    ? t('gap.nothingSince', { day: dayAndWeek(gap.since) })
    : gap.forecast
      ? t('gap.ahead', { what: words(gap.label) })
      : t('gap.openSince', { what: words(gap.label), day: dayAndWeek(gap.since), count: gap.days });
  return (
    <p className={`tl-note${gap.forecast ? ' tl-note-soon' : ''}`}>
      <TriangleAlert size={16} aria-hidden />
      <span>
        <b>{lead}</b> {rest.join(' ')}
      </span>
    </p>
  );
}

/** Every open gap as a sentence with its forecast: the picture must not be the only place it is told. */
export function GapSentences({ gaps, lanes }: { gaps: CaseFullFragment['gaps']; lanes: Lane[] }) {
  const { t } = useTranslation();
  const open = gaps.filter((gap) => gap.open || (gap.forecast && !gap.until));
  if (open.length === 0) return null;
  return (
    <div className="tl-notes" role="group" aria-label={t('gap.openOnes')}>
      {open
        .sort((a, b) => Number(a.forecast) - Number(b.forecast) || a.since.localeCompare(b.since))
        .map((gap) => (
          <Sentence key={gap.id} gap={gap} lanes={lanes} />
        ))}
    </div>
  );
}
