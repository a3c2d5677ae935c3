// Facts of one thing: a table of two columns, names and values.
import type { ComponentChildren } from 'preact';

export type Fact = readonly [name: string, value: ComponentChildren];

/** @param columns what the two columns hold, for who hears the table */
export function Facts({
  caption,
  columns,
  facts,
}: {
  readonly caption: string;
  readonly columns: readonly [string, string];
  readonly facts: readonly Fact[];
}) {
  return (
    <table class="facts">
      <caption class="hidden">{caption}</caption>
      <thead class="hidden">
        <tr>
          {columns.map((words) => (
            <th key={words} scope="col">
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {facts.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
