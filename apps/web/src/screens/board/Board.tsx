import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay, useWords } from '../../data/me';
import { boardQuery } from '../../data/queries';
import type { BoardQuery } from '../../gql/generated/graphql';
import { useDays } from '../../i18n/dates';
import { Card, Empty } from '../../parts/Card';
import { GapRow } from '../../parts/Lines';
import { useTitle } from '../../parts/title';
import { ReleaseFigures } from '../figures/ReleaseFigures';
import { InnerSecrecy } from './InnerSecrecy';
import './board.css';

type Board = BoardQuery['board'];

/** Each number is the list behind it: the same question asked with the same rule and age. */
function Matrix({ board }: { board: Board }) {
  const { t } = useTranslation();
  const words = useWords();
  const { rules, ages } = board;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('board.scroll')}>
      <table className="tbl tbl-plain board">
        <thead>
          <tr>
            <th scope="col">{t('gaps.rule')}</th>
            {ages.map(({ from, label }) => (
              <th key={from} scope="col" className="num">
                {words(label)}
              </th>
            ))}
            <th scope="col" className="num">
              {t('board.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ rule, label, total, byAge }) => (
            <tr key={rule}>
              <th scope="row">{words(label)}</th>
              {ages.map(({ from, to, label: age }, index) => {
                const count = byAge[index] ?? 0;
                return (
                  <td key={from} className="num">
                    {count === 0 ? (
                      <span className="board-0">0</span>
                    ) : (
                      <Link
                        to="/glapp"
                        search={{ regel: rule, fran: from, ...(to !== null && to !== undefined && { till: to }) }}
                        aria-label={`${count} ${words(label)}, ${words(age)}`}
                      >
                        {count}
                      </Link>
                    )}
                  </td>
                );
              })}
              <td className="num">
                {total === 0 ? (
                  <span className="board-0">0</span>
                ) : (
                  <Link
                    to="/glapp"
                    search={{ regel: rule }}
                    aria-label={`${total} ${words(label)}, ${t('board.total')}`}
                  >
                    <b>{total}</b>
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The own unit's cases by what has stopped and for how long; reasons before names, never a ranking of staff. */
export default function Board() {
  const { t } = useTranslation();
  const may = useMay();
  const { full } = useDays();
  const { data: board } = useSuspenseQuery(boardQuery);
  useTitle(t('nav.board'));
  const { unit, today, openCases, withOpenGap, rules, oldest } = board;
  return (
    <div className="page">
      <div>
        <h1>{t('board.title')}</h1>
        <p className="meta">
          <span>{unit.name}</span>
          <span className="cap">{full(today)}</span>
        </p>
      </div>
      <dl className="kpi">
        <div className="kpi-hot">
          <dt>{t('board.withGap')}</dt>
          <dd>
            {withOpenGap} <small>{t('board.of', { count: openCases })}</small>
          </dd>
        </div>
        <div>
          <dt>{t('board.findings')}</dt>
          <dd>{rules.reduce((sum, { total }) => sum + total, 0)}</dd>
        </div>
        <div>
          <dt>{t('board.open')}</dt>
          <dd>
            <Link to="/samordningar">{openCases}</Link>
          </dd>
        </div>
      </dl>
      <div className="board-grid">
        <Card title={t('board.matrix')}>
          {rules.length === 0 ? <Empty title={t('gaps.none')}>{t('gaps.noneText')}</Empty> : <Matrix board={board} />}
          <p className="mut board-cap">{t('board.caption')}</p>
        </Card>
        <Card title={t('board.oldest')}>
          {oldest.length === 0 ? (
            <Empty title={t('board.noOldest')}>{t('board.noOldestText')}</Empty>
          ) : (
            <ul>
              {oldest.map((gap) => (
                <GapRow key={gap.id} gap={gap} />
              ))}
            </ul>
          )}
        </Card>
      </div>
      {may('opening.read') && <InnerSecrecy />}
      {may('figure.release') && <ReleaseFigures />}
    </div>
  );
}
