// A plain table that becomes cards on a phone: each row begins with its name, and each cell then says its own column.
import type { ComponentChildren } from 'preact';
import { asCell, asHead, asRow, asRowHead, asRows, asTable } from './table-roles.ts';

export interface DataRow {
  readonly key: string | number;
  /** One for each column; the first is the row's name. */
  readonly cells: readonly ComponentChildren[];
}

export function DataTable({
  caption,
  columns,
  rows,
}: {
  readonly caption: string;
  /** An empty one has buttons under it. */
  readonly columns: readonly string[];
  readonly rows: readonly DataRow[];
}) {
  return (
    <section class="table-scroll" aria-label={caption}>
      <table {...asTable} class="plain cards">
        <caption class="hidden">{caption}</caption>
        <thead {...asRows}>
          <tr {...asRow}>
            {columns.map((words) => (
              <th key={words} {...asHead}>
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...asRows}>
          {rows.map(({ key, cells: [name, ...cells] }) => (
            <tr key={key} {...asRow}>
              <th {...asRowHead}>{name}</th>
              {cells.map((cell, at) => {
                const column = columns[at + 1] ?? '';
                return (
                  <td key={column} {...asCell} {...(column !== '' && { 'data-column': column })}>
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
