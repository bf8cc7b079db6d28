import type { ReactNode } from 'react';

export interface Column<R> {
  id: string;
  label: string;
  cell: (row: R) => ReactNode;
  className?: string;
}

interface TableProps<R> {
  label: string;
  columns: Column<R>[];
  rows: R[];
  keyOf: (row: R) => string;
}

/** A table that becomes a list of cards on a narrow screen; roles are written out since CSS takes them away. */
export function Table<R>({ label, columns, rows, keyOf }: TableProps<R>) {
  return (
    <table className="tbl" role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ id, label: heading, className }) => (
            <th key={id} scope="col" role="columnheader" className={className}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row">
            {columns.map(({ id, label: heading, cell, className }, index) => (
              <td key={id} role="cell" className={className} {...(index > 0 && { 'data-l': heading })}>
                <div>{cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
