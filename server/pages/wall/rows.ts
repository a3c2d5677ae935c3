// What a wall has room for: the worst of those that need a hand, with one cause in one row, and how many more there are. Pure.
import { type FleetNow, needOf, type Station } from '../link/fleet.ts';
import { noFilter } from '../overview/filter.ts';
import { type ListRow, rowsOf } from '../overview/listing.ts';

const needsHand = ({ verdict, reason }: Station): boolean =>
  verdict !== 'well' && verdict !== 'hold' && reason !== 'silent-closed';

const sizeOf = (row: ListRow): number => (row.kind === 'group' ? row.stations.length : 1);

/** @param room rows at most */
export function wallRows(fleet: FleetNow, room: number): { readonly rows: readonly ListRow[]; readonly more: number } {
  const rows = rowsOf(fleet.stations.filter(needsHand), noFilter).slice(0, room);
  return { rows, more: Math.max(0, needOf(fleet) - rows.reduce((sum, row) => sum + sizeOf(row), 0)) };
}
