import { useTranslation } from 'react-i18next';
import { useWords } from '../../data/me';
import type { FigureSheetFragment } from '../../gql/generated/graphql';

/** A figure as it may be shown. What is hidden says so in words to whoever listens, and by a dash to whoever looks. */
export function FigureGrid({ table }: { table: FigureSheetFragment }) {
  const { t } = useTranslation();
  const words = useWords();
  const { figure, quarter, unit, columns, lines, rules, hidden, counts } = table;
  const name = t('figures.scroll', { figure: words(figure.label), quarter, unit: unit.name });
  return (
    <>
      <p className="mut board-cap">{words(counts)}</p>
      <div className="scroll" tabIndex={0} role="region" aria-label={name}>
        <table className="tbl tbl-plain board">
          <thead>
            <tr>
              <th scope="col">{t('figures.row')}</th>
              {columns.map((column) => (
                <th key={column.sv} scope="col" className="num">
                  {words(column)}
                </th>
              ))}
              <th scope="col" className="num">
                {t('figures.total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ label, cells }) => (
              <tr key={label.sv}>
                <th scope="row">{words(label)}</th>
                {cells.map((cell, at) => (
                  <td key={columns[at]?.sv ?? 'total'} className="num">
                    {cell ?? (
                      <>
                        <span aria-hidden>{t('figures.hiddenMark')}</span>
                        <span className="vh">{t('figures.hidden')}</span>
                      </>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mut board-cap">
        {hidden > 0 && `${t('figures.hiddenCount', { count: hidden })} `}
        {rules.map((rule) => `${words(rule)}.`).join(' ')}
      </p>
    </>
  );
}
