// All stations as one list, worst first, with what belongs in each sentence. Pure.
import type { Fleet, StationRow } from '../../contract/staff-api.ts';
import { isOpen, type OpeningHours } from './hours.ts';
import { graver, type ReasonCode, type Verdict } from './reasons.ts';
import { type Judged, judge, type Known } from './verdict.ts';

export interface Member extends Known {
  readonly id: string;
  readonly name: string;
  readonly place: string | null;
}

export interface FleetView {
  readonly now: number;
  /** Seconds, for a place. */
  readonly silentAfter: (place: string | null) => number;
  readonly timeZone: string;
  readonly hoursOf: ReadonlyMap<string, OpeningHours>;
  /** What belongs in the sentence about a station, where something does. */
  readonly valueIn: (id: string, code: ReasonCode) => string | number | null;
}

/** So many of one place that fall silent together have one cause: its network or its power. */
const together = 3;
/** Each reports at a moment of its own in five minutes, so what silences all of them at once parts them into two steps. */
const oneCause = 300;

interface Row {
  readonly member: Member;
  readonly judged: Judged;
}

function openNow({ now, timeZone, hoursOf }: FleetView): (place: string | null) => boolean {
  const known = new Map<string, boolean>();
  return (place) => {
    if (place === null) return true;
    const open = known.get(place) ?? isOpen(hoursOf.get(place) ?? [], now, timeZone);
    known.set(place, open);
    return open;
  };
}

/** Silent stations by the first of those that fell silent with them, within a step of its last report. */
function causesOf(rows: readonly Row[]): ReadonlyMap<Row, readonly Row[]> {
  const silent = rows
    .filter(({ judged, member }) => judged.code === 'silent' && member.place !== null)
    .sort((one, other) => (one.member.heardAt ?? 0) - (other.member.heardAt ?? 0));
  const last = new Map<string | null, Row[]>();
  const causes = new Map<Row, readonly Row[]>();
  for (const row of silent) {
    const group = last.get(row.member.place) ?? [];
    const [first = row] = group;
    const joins = (row.member.heardAt ?? 0) - (first.member.heardAt ?? 0) <= oneCause;
    const mine = joins ? group : [];
    mine.push(row);
    last.set(row.member.place, mine);
    causes.set(row, mine);
  }
  return causes;
}

const order = new Intl.Collator('en', { numeric: true });
const worst = (one: Row, other: Row): number =>
  graver(one.judged.code, other.judged.code) ||
  other.judged.age - one.judged.age ||
  order.compare(one.member.name, other.member.name);

export const judgeIn = (member: Member, view: FleetView, open = openNow(view)): Judged =>
  judge(member, view.now, view.silentAfter(member.place), open(member.place));

export function fleetOf(members: readonly Member[], view: FleetView): Fleet {
  const open = openNow(view);
  const judged = members.map((member) => ({ member, judged: judgeIn(member, view, open) }));
  const causes = causesOf(judged);
  const sharing = new Map<Row, number>();
  const rows = judged.map((row): Row => {
    const count = causes.get(row)?.length ?? 0;
    if (count < together) return row;
    const shared: Row = { ...row, judged: { ...row.judged, code: 'silent-place' } };
    sharing.set(shared, count);
    return shared;
  });
  rows.sort(worst);
  const counts: Record<Verdict, number> = { out: 0, silent: 0, attention: 0, hold: 0, well: 0 };
  for (const row of rows) counts[row.judged.verdict] += 1;
  return {
    asOf: view.now,
    counts,
    rows: rows.map((row): StationRow => {
      const { member, judged: is } = row;
      const value = sharing.get(row) ?? view.valueIn(member.id, is.code);
      return [member.id, member.name, member.place, is.verdict, is.code, is.age, value];
    }),
  };
}

/** Nobody need go to a place that is closed, or to a station at which somebody is at work. */
export const needHand = (rows: readonly StationRow[]): number =>
  rows.filter(([, , , verdict, code]) => verdict !== 'well' && verdict !== 'hold' && code !== 'silent-closed').length;

/** What a page that has one list needs to come to the other. Ages are left alone: they grow by themselves. */
export function changesBetween(before: Fleet, after: Fleet): { changed: StationRow[]; gone: string[] } {
  const text = ([, name, place, verdict, code, , value]: StationRow): string =>
    JSON.stringify([name, place, verdict, code, value]);
  const old = new Map(before.rows.map((row) => [row[0], text(row)]));
  const changed = after.rows.filter((row) => old.get(row[0]) !== text(row));
  const there = new Set(after.rows.map(([id]) => id));
  return { changed, gone: before.rows.map(([id]) => id).filter((id) => !there.has(id)) };
}
