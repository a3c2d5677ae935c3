// The table behind a plot, as runs: “from 12:00 to 14:00, 80 to 90 %”. A screen reader always has it; others when they ask for it.
import { useSay } from '../say/words.ts';
import type { Axis } from './axis.ts';
import { runsOf } from './runs.ts';

interface RunTableProps<Point> {
  readonly caption: string;
  readonly points: readonly Point[];
  readonly nameOf: (point: Point) => string;
  readonly axis: Axis;
  readonly shown: boolean;
}

export function RunTable<Point>({ caption, points, nameOf, axis, shown }: RunTableProps<Point>) {
  const say = useSay();
  return (
    <div class={shown ? 'table-scroll' : 'hidden'}>
      <table class="plain">
        <caption class="fine">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say('plot-from')}</th>
            <th scope="col">{say('plot-until')}</th>
            <th scope="col">{say('plot-value')}</th>
          </tr>
        </thead>
        <tbody>
          {runsOf(points, String).map(({ point, from, to }) => (
            <tr key={from}>
              <th scope="row">{axis.when(from)}</th>
              <td>{axis.when(to + 1)}</td>
              <td>{nameOf(point)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
