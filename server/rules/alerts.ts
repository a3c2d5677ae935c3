// What is to be told now: which problems begin and which are over, by the rules of staff. Pure.
import type { AlertKind, AlertRow, AlertRule, StationRow } from '../../contract/staff-api.ts';
import { isOpen, type OpeningHours } from './hours.ts';
import { followsVisit, graver, type ReasonCode, reasons } from './reasons.ts';

export interface OpenAlert {
  readonly number: number;
  readonly rule: string;
  readonly row: AlertRow;
  /** false: it began in quiet hours, and they are not over. */
  readonly told: boolean;
}

export interface AlertView {
  readonly now: number;
  readonly timeZone: string;
  readonly rows: readonly StationRow[];
  readonly places: ReadonlyMap<string, { readonly name: string; readonly hours: OpeningHours }>;
  /** Seconds without a report after which a station of this place is silent. */
  readonly silentAfter: (place: string | null) => number;
}

export interface Begun {
  readonly rule: AlertRule;
  readonly row: AlertRow;
  /** Kept back until quiet hours are over. */
  readonly held: boolean;
}

export interface Ongoing {
  readonly alert: OpenAlert;
  readonly rule: AlertRule;
  /** As the list has it now. */
  readonly row: AlertRow;
}

export interface AlertSteps {
  readonly begin: readonly Begun[];
  /** Were kept back, and go on after quiet hours. */
  readonly tell: readonly Ongoing[];
  readonly end: readonly Ongoing[];
  /** Nobody need hear of them any more: the rule, the station or its place is another. */
  readonly drop: readonly OpenAlert[];
}

const promiseReasons: ReadonlySet<ReasonCode> = new Set([
  'clone',
  'logs-kept',
  'containment-weak',
  'canary-old',
  'daily-late',
  'wipes-failed',
]);

const listensTo: Readonly<Record<AlertKind, (code: ReasonCode) => boolean>> = {
  out: (code) => reasons[code].verdict === 'out',
  silent: (code) => code === 'silent' || code === 'never' || code === 'silent-place',
  'silent-place': (code) => code === 'silent-place',
  promise: (code) => promiseReasons.has(code),
  care: (code) => reasons[code].verdict === 'attention' && !promiseReasons.has(code),
};

const silentCodes: ReadonlySet<ReasonCode> = new Set(['silent', 'silent-place', 'silent-closed']);
const together = 3;

const grain = 300;
const hour = 3600;

/** One problem has one key, whatever its reason becomes. */
export const keyOf = (rule: string, { station, place }: AlertRow): string =>
  `${rule}/${station === null ? `place/${place?.id}` : station.id}`;

const placeOf = ({ places }: AlertView, id: string | null): AlertRow['place'] =>
  id === null ? null : { id, name: places.get(id)?.name ?? '' };

function rowOf([id, name, place, verdict, reason, age, value]: StationRow, view: AlertView): AlertRow {
  return { station: { id, name }, place: placeOf(view, place), verdict, reason, value, age, stations: 1 };
}

function placeRows(view: AlertView): ReadonlyMap<string, AlertRow> {
  const groups = new Map<string, StationRow[]>();
  for (const row of view.rows) {
    const [, , place, , code] = row;
    if (code !== 'silent-place' || place === null) continue;
    const rows = groups.get(place) ?? [];
    rows.push(row);
    groups.set(place, rows);
  }
  const made = [...groups].map(([place, rows]): [string, AlertRow] => [
    place,
    {
      station: null,
      place: placeOf(view, place),
      verdict: 'silent',
      reason: 'silent-place',
      value: rows.length,
      age: Math.max(...rows.map(([, , , , , age]) => age)),
      stations: rows.length,
    },
  ]);
  return new Map(made);
}

/** What is looked up for each open alert. */
interface Seen {
  readonly stations: ReadonlyMap<string, StationRow>;
  readonly places: ReadonlyMap<string, AlertRow>;
  /** How many of a place are silent, for whatever reason. */
  readonly silent: ReadonlyMap<string, number>;
}

function lookAt(view: AlertView): Seen {
  const silent = new Map<string, number>();
  for (const [, , place, , code] of view.rows) {
    if (place !== null && silentCodes.has(code)) silent.set(place, (silent.get(place) ?? 0) + 1);
  }
  return { stations: new Map(view.rows.map((row) => [row[0], row])), places: placeRows(view), silent };
}

const concerns = ({ places }: AlertRule, { place }: AlertRow): boolean =>
  places.length === 0 || (place !== null && places.includes(place.id));

function isLongEnough({ afterMinutes }: AlertRule, { reason, age, place }: AlertRow, view: AlertView): boolean {
  const after = afterMinutes * 60;
  // The list tells an age rounded up, by a step. Silence waits for one more: those that fell silent with it are then known.
  if (reasons[reason].verdict === 'silent') {
    return age >= Math.max(after, view.silentAfter(place?.id ?? null) + 3 * grain);
  }
  return after === 0 || age - (followsVisit(reason) ? hour : grain) >= after;
}

const everyDay = <Hours>(hours: Hours): Hours[] => Array.from({ length: 7 }, () => hours);

export function isQuiet({ quiet }: AlertRule, place: string | null, view: AlertView): boolean {
  if (quiet === 'none') return false;
  if (quiet !== 'closed') return isOpen(everyDay(quiet), view.now, view.timeZone);
  return place !== null && !isOpen(view.places.get(place)?.hours ?? [], view.now, view.timeZone);
}

/** `unknown`: a silent station, or one at which staff are at work, may still have its problem. */
function standingOf({ row }: OpenAlert, { kind }: AlertRule, seen: Seen): Standing {
  if (row.station === null) return (seen.silent.get(row.place?.id ?? '') ?? 0) >= together ? 'on' : 'over';
  const now = seen.stations.get(row.station.id);
  if (now === undefined) return 'gone';
  const [, , , verdict, code] = now;
  if (verdict === 'hold') return 'unknown';
  if (kind === 'silent') return verdict === 'silent' ? 'on' : 'over';
  if (verdict === 'silent') return 'unknown';
  return listensTo[kind](code) || graver(code, row.reason) < 0 ? 'on' : 'over';
}

/** As the station or the place is now, where it is still in the list. */
function rowNow({ row }: OpenAlert, seen: Seen, view: AlertView): AlertRow {
  if (row.station === null) return seen.places.get(row.place?.id ?? '') ?? row;
  const now = seen.stations.get(row.station.id);
  return now === undefined ? row : rowOf(now, view);
}

type Standing = 'on' | 'over' | 'unknown' | 'gone';

/** Problems that are not open yet. */
function begins(rules: readonly AlertRule[], known: ReadonlySet<string>, seen: Seen, view: AlertView): Begun[] {
  // Those of one cause stand in it as one.
  const alone = view.rows.filter(([, , , verdict, code]) => verdict !== 'well' && code !== 'silent-place');
  const rows = [...alone.map((row) => rowOf(row, view)), ...seen.places.values()];
  return rules.flatMap((rule) => {
    const concerned = rows.filter((row) => listensTo[rule.kind](row.reason) && concerns(rule, row));
    return concerned
      .filter((row) => isLongEnough(rule, row, view) && !known.has(keyOf(rule.id, row)))
      .map((row) => ({ rule, row, held: isQuiet(rule, row.place?.id ?? null, view) }));
  });
}

interface Standings extends Ongoing {
  readonly standing: Standing;
}

/** null: its rule is there no more, or is switched off. */
function look(alert: OpenAlert, rules: readonly AlertRule[], seen: Seen, view: AlertView): Standings | null {
  const rule = rules.find(({ id }) => id === alert.rule);
  if (rule === undefined) return null;
  const row = rowNow(alert, seen, view);
  return { alert, rule, row, standing: concerns(rule, row) ? standingOf(alert, rule, seen) : 'gone' };
}

export function alertSteps(rules: readonly AlertRule[], open: readonly OpenAlert[], view: AlertView): AlertSteps {
  const seen = lookAt(view);
  const on = rules.filter((rule) => rule.on);
  const looked = open.map((alert) => look(alert, on, seen, view));
  const those = (is: (one: Standings) => boolean): Standings[] =>
    looked.filter((one) => one !== null && is(one)) as Standings[];
  const isTime = ({ rule, row }: Ongoing): boolean => !isQuiet(rule, row.place?.id ?? null, view);
  const known = new Set(open.map(({ rule, row }) => keyOf(rule, row)));
  return {
    begin: begins(on, known, seen, view),
    tell: those((one) => one.standing === 'on' && !one.alert.told && isTime(one)),
    end: those(({ standing }) => standing === 'over'),
    drop: open.filter((_alert, at) => looked[at] === null || looked[at]?.standing === 'gone'),
  };
}

/** No finer than staff are told any time, and by the hour what may follow a visit. */
export function coarseTime(seconds: number, reason: ReasonCode): number {
  const step = followsVisit(reason) ? hour : grain;
  return Math.floor(seconds / step) * step;
}
