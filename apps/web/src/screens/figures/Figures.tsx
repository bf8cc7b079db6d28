import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../data/me';
import { releasedFiguresQuery } from '../../data/queries';
import { useDays } from '../../i18n/dates';
import { Card, Empty } from '../../parts/Card';
import { useTitle } from '../../parts/title';
import { FigureGrid } from './FigureGrid';
import '../board/board.css';

/** What the association sees: figures that units have released to it, and nothing about anybody. */
export default function Figures() {
  const { t } = useTranslation();
  const words = useWords();
  const { day } = useDays();
  const standing = useSuspenseQuery(releasedFiguresQuery).data.filter(({ recalledOn }) => !recalledOn);
  useTitle(t('figures.title'));
  return (
    <div className="page">
      <div>
        <h1>{t('figures.title')}</h1>
        <p className="mut">{t('figures.intro')}</p>
      </div>
      {standing.length === 0 && <Empty title={t('figures.none')}>{t('figures.noneText')}</Empty>}
      {standing.map(({ id, table, reason, decidedOn }) => (
        <Card
          key={id}
          className="figures"
          title={`${words(table.figure.label)}, ${table.unit.name}, ${table.quarter}`}
          aside={<span className="mut">{t('figures.decided', { day: day(decidedOn) })}</span>}
        >
          <FigureGrid table={table} />
          <p className="mut board-cap">{words(reason.label)}</p>
        </Card>
      ))}
    </div>
  );
}
