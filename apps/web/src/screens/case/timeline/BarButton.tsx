import { Hourglass, TriangleAlert, UserX } from 'lucide-react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '../../../data/day';
import { useWords } from '../../../data/me';
import { useDays } from '../../../i18n/dates';
import { daysOf, endOf, isGap, type Bar, type Scale } from './model';

const ICONS: Record<string, typeof Hourglass> = { waiting: Hourglass, noCaseworker: UserX };

/** What a bar says when there is room, and all it says when there is not. */
export function useBarText() {
  const { t } = useTranslation();
  const words = useWords();
  const { day, today } = useDays();
  return (bar: Bar) => {
    const count = bar.open || !bar.to ? bar.days || daysOf(bar, today) : daysOf(bar, today);
    const until = bar.to && !bar.open ? day(bar.to) : t('today');
    return {
      short: isGap(bar) ? t('gap.short', { count }) : words(bar.label),
      kind: t(bar.planned ? 'bar.planned' : `bar.kind.${bar.kind as 'gap'}`),
      period: t('bar.period', { from: day(bar.from), to: bar.planned && bar.to ? day(bar.to) : until }),
      days: t('gap.days', { count }),
      count,
    };
  };
}

const classOf = (bar: Bar) =>
  ['tl-bar', `tl-${bar.kind}`, bar.planned && 'tl-planned', bar.open && 'tl-open'].filter(Boolean).join(' ');

/** One bar: a button in a list, with everything in words behind it. */
export function BarButton({ bar, scale, strong = false }: { bar: Bar; scale: Scale; strong?: boolean }) {
  const words = useWords();
  const { today, week } = useDays();
  const text = useBarText()(bar);
  const Icon = isGap(bar) && bar.open ? TriangleAlert : ICONS[bar.kind];
  const label = words(bar.label);
  const end = endOf(bar, today);
  const place = scale.place(bar.from, end);
  // what lies ahead of a running participation is a plan, and is drawn as one
  const isAhead = bar.kind === 'intervention' && !bar.planned && end > today && bar.from <= today;
  const done = Math.round((daysBetween(bar.from, today) / Math.max(1, daysBetween(bar.from, end))) * 100);
  return (
    <DialogTrigger>
      <Button
        className={`${classOf(bar)}${strong ? ' tl-strong' : ''}${isAhead ? ' tl-running' : ''}`}
        style={{ ...place, ...(isAhead && { '--done': `${done}%` }) }}
        aria-label={`${text.short}. ${label}, ${text.kind}, ${text.period}, ${text.days}`}
      >
        <span className="tl-in">
          {Icon && <Icon size={13} aria-hidden />}
          <span>{text.short}</span>
        </span>
      </Button>
      <Popover className="pop" placement="bottom start">
        <Dialog>
          <Heading slot="title">{isGap(bar) ? text.short : label}</Heading>
          {isGap(bar) && <p>{label}</p>}
          <p>
            {text.period} ({week(bar.from)}–{week(endOf(bar, today))})
          </p>
          <p>
            {text.days}, {text.kind}
          </p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
