import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDays } from '../../../i18n/dates';
import { Btn } from '../../../parts/Button';
import { Card, Empty } from '../../../parts/Card';
import type { Case } from '../case';
import { AsTable, Downwards } from './AsTable';
import { Lanes } from './Lanes';
import { isGap, isLong, isWithin, scaleFor, type Lane } from './model';
import './timeline.css';
import './bars.css';
import './timeline-narrow.css';

const LEGEND = ['done', 'planned', 'waiting', 'gap'] as const;

/** The whole case in one picture: who did what when, and where nobody did anything. */
export function Timeline({ of }: { of: Case }) {
  const { t } = useTranslation();
  const { today, day } = useDays();
  const [table, setTable] = useState(false);
  const [whole, setWhole] = useState(false);
  const { lanes, timeline } = of;
  const nothing = lanes.every(({ bars }) => bars.length === 0);
  const scale = scaleFor(lanes, today, whole);
  const drawn = lanes[0]?.bars.filter(isGap) ?? [];
  const seen = ({ bars }: Lane, index: number) => index === 0 || bars.some((bar) => isWithin(scale, bar, today));
  const label = t('timeline.summary', {
    from: day(scale.from),
    to: day(scale.to),
    lanes: lanes.length - 1,
    gaps: drawn.length,
  });
  return (
    <Card
      title={t('timeline.title')}
      className="tl-card"
      id="tidslinje"
      aside={
        <>
          <ul className="tl-legend" aria-label={t('timeline.legend')}>
            {LEGEND.map((kind) => (
              <li key={kind}>
                <i className={`tl-k tl-k-${kind}`} aria-hidden />
                {t(`timeline.key.${kind}`)}
              </li>
            ))}
          </ul>
          {isLong(lanes, today) && !table && (
            <Btn onPress={() => setWhole(!whole)}>{t(whole ? 'timeline.recent' : 'timeline.whole')}</Btn>
          )}
          <Btn onPress={() => setTable(!table)}>{t(table ? 'asChart' : 'asTable')}</Btn>
        </>
      }
    >
      {nothing ? (
        <Empty title={t('timeline.nothing')}>{t('timeline.nothingText')}</Empty>
      ) : table ? (
        <AsTable lanes={lanes} />
      ) : (
        <>
          <Lanes lanes={lanes.filter(seen)} events={timeline} scale={scale} label={label} />
          <Downwards lanes={lanes} />
        </>
      )}
    </Card>
  );
}
