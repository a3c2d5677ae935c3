// The figures of one range: the strip of verdicts, a plot for each value that has steps, and one for the codes.
import { useMemo } from 'preact/hooks';
import type { Report } from '../../../contract/report.ts';
import type { Series } from '../../../contract/staff-api.ts';
import { language } from '../link/preferences.ts';
import { useStore } from '../link/use-store.ts';
import { borderText, units } from '../say/steps.ts';
import { type Say, useSay } from '../say/words.ts';
import { type Axis, axisOf } from './axis.ts';
import { bandHeight, drawBands } from './band-plot.ts';
import { Painted } from './painted.tsx';
import { type Banded, banded, bordersOf, overFrom, type Point, pointsOf, worded } from './points.ts';
import { RunTable } from './run-table.tsx';
import { type Cell, cellsOf, drawLanes, drawStrip, lanesHeight, stripHeight } from './strip.ts';
import { bandText, nowText, wordText } from './values.ts';

interface FigureProps {
  readonly series: Series;
  readonly axis: Axis;
  readonly tables: boolean;
  /** null: silent, so nobody knows how it is now. */
  readonly report: Report | null;
}

const ends: Readonly<Record<Banded, readonly [number | null, number | null]>> = {
  disk: [0, 100],
  memory: [0, 100],
  load: [0, 100],
  temperature: [null, null],
  wipe: [0, null],
};

function borderTexts(say: Say, name: Banded, ladder: readonly string[]): string[] {
  const unit = units[name] ?? 'percent';
  return bordersOf(ladder, ends[name]).map((border) => (border === null ? '' : borderText(say, unit, border)));
}

const pointText =
  (say: Say, stepText: (step: string) => string, ladder: readonly string[]) =>
  (point: Point): string => {
    if (typeof point === 'string') return say(point === 'gap' ? 'plot-gap' : 'plot-before');
    const [low, high] = [stepText(ladder[point[0]] ?? ''), stepText(ladder[point[1]] ?? '')];
    return low === high ? low : say('plot-to', { from: low, to: high });
  };

function BandFigure({ name, series, axis, tables, report }: FigureProps & { readonly name: Banded }) {
  const say = useSay();
  const ladder = series.ladders[name] ?? [];
  const points = useMemo(() => pointsOf(series, name), [series, name]);
  const draw = useMemo(() => {
    const borders = borderTexts(say, name, ladder);
    const over = say('plot-over', { border: borders[ladder.indexOf(overFrom[name])] ?? '' });
    return drawBands({
      ...{ name, points, ladder, borders, axis },
      words: { over, gap: say('plot-gap'), before: say('plot-before') },
    });
  }, [say, name, ladder, points, axis]);
  const value = (report === null ? null : nowText(say, name, report)) ?? say('word-unknown');
  const title = say(`field-${name}`);
  return (
    <figure>
      <figcaption>
        <b>{title}</b> <span>{say('plot-now', { value })}</span>
      </figcaption>
      {!tables && <Painted draw={draw} height={bandHeight} />}
      <RunTable
        caption={title}
        points={points}
        nameOf={pointText(say, (step) => bandText(say, name, step), ladder)}
        axis={axis}
        shown={tables}
      />
    </figure>
  );
}

function CodesFigure({ series, axis, tables, report }: FigureProps) {
  const say = useSay();
  const lanes = useMemo(
    () =>
      worded.map((name) => ({
        name,
        label: say(`field-${name}`),
        points: pointsOf(series, name),
        words: (series.ladders[name] ?? []).map((word) => wordText(say, word)),
      })),
    [series, say],
  );
  const draw = useMemo(() => drawLanes(lanes, axis), [lanes, axis]);
  const value = report === null ? say('word-unknown') : worded.map((name) => wordText(say, report[name])).join(', ');
  return (
    <figure>
      <figcaption>
        <b>{say('codes')}</b> <span>{say('plot-now', { value })}</span>
      </figcaption>
      {!tables && <Painted draw={draw} height={lanesHeight} />}
      {lanes.map(({ name, label, points }) => (
        <RunTable
          key={name}
          caption={label}
          points={points}
          nameOf={pointText(say, (word) => wordText(say, word), series.ladders[name] ?? [])}
          axis={axis}
          shown={tables}
        />
      ))}
    </figure>
  );
}

function VerdictFigure({ series, axis, tables }: FigureProps) {
  const say = useSay();
  const cells = useMemo(() => cellsOf(series), [series]);
  const draw = useMemo(
    () => drawStrip(cells, axis, { verdict: say('verdict'), before: say('plot-before') }),
    [cells, axis, say],
  );
  const cellText = (cell: Cell): string => {
    if (cell === 'before') return say('plot-before');
    return cell === 'unheard' ? say('plot-gap') : say(`verdict-${cell}`);
  };
  return (
    <figure class="whole">
      <figcaption class="hidden">{say('verdict')}</figcaption>
      {!tables && <Painted draw={draw} height={stripHeight} />}
      <RunTable caption={say('verdict')} points={cells} nameOf={cellText} axis={axis} shown={tables} />
    </figure>
  );
}

export function Figures(given: Omit<FigureProps, 'axis'>) {
  const say = useSay();
  const spoken = useStore(language);
  const { series } = given;
  const axis = useMemo(() => axisOf(series, spoken, say), [series, spoken, say]);
  const props = { ...given, axis };
  return (
    <div class="plots">
      <VerdictFigure {...props} />
      {banded
        .filter((name) => series.ladders[name] !== undefined)
        .map((name) => (
          <BandFigure key={name} name={name} {...props} />
        ))}
      <CodesFigure {...props} />
    </div>
  );
}
