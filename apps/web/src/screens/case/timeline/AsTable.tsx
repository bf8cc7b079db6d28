import { useTranslation } from 'react-i18next';
import { useWords } from '../../../data/me';
import { TriangleAlert } from 'lucide-react';
import { Table, type Column } from '../../../parts/Table';
import { useBarText } from './BarButton';
import { isGap, type Bar, type Lane } from './model';

export interface Row {
  bar: Bar;
  lane: Lane;
}

/** The same bars as rows. The whole-case lane only repeats the others, so of it only the gaps are told. */
export const rowsOf = (lanes: Lane[]): Row[] =>
  lanes
    .flatMap((lane, index) => lane.bars.filter((bar) => index > 0 || isGap(bar)).map((bar) => ({ bar, lane })))
    .sort((a, b) => b.bar.from.localeCompare(a.bar.from));

const keyOf = ({ bar, lane }: Row) => `${lane.label.sv}${bar.kind}${bar.from}${bar.label.sv}`;

export function AsTable({ lanes }: { lanes: Lane[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const text = useBarText();
  const columns: Column<Row>[] = [
    { id: 'what', label: t('timeline.what'), cell: ({ bar }) => words(bar.label) },
    { id: 'period', label: t('timeline.period'), cell: ({ bar }) => text(bar).period },
    { id: 'days', label: t('timeline.days'), className: 'num', cell: ({ bar }) => text(bar).count },
    { id: 'lane', label: t('timeline.party'), cell: ({ lane }) => lane.unit?.name ?? words(lane.label) },
    { id: 'state', label: t('timeline.state'), cell: ({ bar }) => text(bar).kind },
  ];
  return <Table label={t('timeline.title')} columns={columns} rows={rowsOf(lanes)} keyOf={keyOf} />;
}

/** On a narrow screen: the same story downwards, latest first. */
export function Downwards({ lanes }: { lanes: Lane[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const text = useBarText();
  return (
    <ol className="tl-down" aria-label={t('timeline.downwards')}>
      {rowsOf(lanes).map((row) => {
        const { bar, lane } = row;
        const { period, short, kind } = text(bar);
        const classes = [`tl-d-${bar.kind}`, bar.planned && 'tl-d-planned', bar.open && 'tl-d-open'];
        return (
          <li key={keyOf(row)} className={classes.filter(Boolean).join(' ')}>
            <div>
              <b>
                {isGap(bar) && bar.open && <TriangleAlert size={15} aria-hidden />}
                {isGap(bar) ? short : words(bar.label)}
              </b>
              <span>{period}</span>
            </div>
            <p>{isGap(bar) ? words(bar.label) : `${lane.unit?.name ?? words(lane.label)} · ${kind}`}</p>
          </li>
        );
      })}
    </ol>
  );
}
