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
  readonly silentAfter: number;
  readonly timeZone: string;
  readonly hoursOf: ReadonlyMap<string, OpeningHours>;
  /** What belongs in the sentence about a station, where something does. */
  readonly valueIn: (id: string, code: ReasonCode) => string | number | null;
}

/** So many of one place that fall silent with the same report have one cause: its network or its power. */
const together = 3;

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

const causeOf = ({ member }: Row): string => `${member.place} ${member.heardAt}`;

function countCauses(rows: readonly Row[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    if (row.judged.code !== 'silent' || row.member.place === null) continue;
    counts.set(causeOf(row), (counts.get(causeOf(row)) ?? 0) + 1);
  }
  return counts;
}

const order = new Intl.Collator('en', { numeric: true });
const worst = (one: Row, other: Row): number =>
  graver(one.judged.code, other.judged.code) ||
  other.judged.age - one.judged.age ||
  order.compare(one.member.name, other.member.name);

export const judgeIn = (member: Member, view: FleetView, open = openNow(view)): Judged =>
  judge(member, view.now, view.silentAfter, open(member.place));

export function fleetOf(members: readonly Member[], view: FleetView): Fleet {
  const open = openNow(view);
  const judged = members.map((member) => ({ member, judged: judgeIn(member, view, open) }));
  const causes = countCauses(judged);
  const rows = judged.map((row): Row => {
    const shared = row.judged.code === 'silent' && (causes.get(causeOf(row)) ?? 0) >= together;
    return shared ? { ...row, judged: { ...row.judged, code: 'silent-place' } } : row;
  });
  rows.sort(worst);
  const counts: Record<Verdict, number> = { out: 0, silent: 0, attention: 0, hold: 0, well: 0 };
  for (const row of rows) counts[row.judged.verdict] += 1;
  return {
    asOf: view.now,
    counts,
    rows: rows.map((row): StationRow => {
      const { member, judged: is } = row;
      const value = is.code === 'silent-place' ? (causes.get(causeOf(row)) ?? null) : view.valueIn(member.id, is.code);
      return [member.id, member.name, member.place, is.verdict, is.code, is.age, value];
    }),
  };
}

/** What a page that has one list needs to come to the other. Ages are left alone: they grow by themselves. */
export function changesBetween(before: Fleet, after: Fleet): { changed: StationRow[]; gone: string[] } {
  const text = ([, name, place, verdict, code, , value]: StationRow): string =>
    JSON.stringify([name, place, verdict, code, value]);
  const old = new Map(before.rows.map((row) => [row[0], text(row)]));
  const changed = after.rows.filter((row) => old.get(row[0]) !== text(row));
  const there = new Set(after.rows.map(([id]) => id));
  return { changed, gone: before.rows.map(([id]) => id).filter((id) => !there.has(id)) };
}
