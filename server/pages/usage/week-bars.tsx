// Visits week by week as bars, each with its error. For the eye alone: the table below says the same.
import type { Usage } from '../../../contract/staff-api.ts';
import { language } from '../link/preferences.ts';
import { useStore } from '../link/use-store.ts';
import { dateText } from '../say/times.ts';
import { errorOf } from './noise.ts';
import { linesOf } from './scale.ts';

type Week = Usage['weeks'][number];

const secondsPerWeek = 7 * 86_400;

export const isGoingOn = ({ from }: Pick<Week, 'from'>, now: number): boolean => from + secondsPerWeek > now;

const percent = (part: number): string => `${part * 100}%`;

/** Which parts of its week's column a bar leaves free, on each side. */
const beside = 0.2;

interface Bar {
  readonly at: number;
  readonly of: number;
  readonly week: Week;
  readonly goesOn: boolean;
  readonly y: (visits: number) => number;
}

function Bar({ at, of, week: { sum, days }, goesOn, y }: Bar) {
  const error = errorOf(days);
  const [top, foot] = [y(Math.max(sum, 0)), y(Math.min(sum, 0))];
  const x = (part: number): string => percent((at + part) / of);
  const [above, below] = [percent(y(sum + error)), percent(y(sum - error))];
  return (
    <>
      <rect
        class={goesOn ? 'goes-on' : undefined}
        x={x(beside)}
        y={percent(top)}
        width={percent((1 - 2 * beside) / of)}
        height={percent(foot - top)}
      />
      <line x1={x(0.5)} x2={x(0.5)} y1={above} y2={below} />
      <line x1={x(0.4)} x2={x(0.6)} y1={above} y2={above} />
      <line x1={x(0.4)} x2={x(0.6)} y1={below} y2={below} />
    </>
  );
}

/** From zero, and below it too: noise may carry a small sum there, and cutting would spoil the average. */
export function WeekBars({
  weeks,
  now,
  number,
}: {
  readonly weeks: readonly Week[];
  readonly now: number;
  readonly number: (n: number) => string;
}) {
  const spoken = useStore(language);
  const lines = linesOf(
    Math.min(...weeks.map(({ sum, days }) => sum - errorOf(days))),
    Math.max(...weeks.map(({ sum, days }) => sum + errorOf(days))),
  );
  const [lowest = 0, highest = 1] = [lines[0], lines.at(-1)];
  const y = (visits: number): number => (highest - visits) / (highest - lowest);
  return (
    <div class="bars" aria-hidden="true">
      <p class="bars-scale">
        {lines.toReversed().map((line) => (
          <span key={line}>{number(line)}</span>
        ))}
      </p>
      <svg aria-hidden="true" focusable="false">
        <pattern id="goes-on" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <path d="M3 0V6" />
        </pattern>
        {lines.map((line) => (
          <line key={line} class="grid" x1="0" x2="100%" y1={percent(y(line))} y2={percent(y(line))} />
        ))}
        {weeks.map((week, at) => (
          <Bar key={week.from} of={weeks.length} goesOn={isGoingOn(week, now)} {...{ at, week, y }} />
        ))}
      </svg>
      <p class="bars-dates">
        {weeks.map(({ from }) => (
          <span key={from}>{dateText(spoken, from)}</span>
        ))}
      </p>
    </div>
  );
}
