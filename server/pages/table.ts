// Every page of the dashboard, in the order of the rail: its address, where it stands, and who may see it. Server and browser read it.
//
// To add a page: 1. a line here; 2. its words, `nav-ID` among them, in resources/strings/dashboard/; 3. a folder of its own whose
// component takes `PageProps` (parts/page.ts) and begins with <Top>; 4. a line in loaders.ts. The rail, the keys, the title, the
// refusal by role and the states of loading and failing come from the frame. Data comes through `useAsked` (link/asked.ts).
import type { Role } from '../../contract/staff-words.ts';

export interface PageEntry {
  /** As the server's router writes it; `:id` is a station's or a thing's id. */
  readonly path: string;
  /** Its part of the rail; null: it has no entry of its own. */
  readonly group: 'look' | 'act' | 'keep' | null;
  /** A page that this role may not see is linked all the same, and says who can. */
  readonly role: Role;
  /** The letter after `g` that goes there. */
  readonly key?: string;
  /** The entry of the rail under which it stands. */
  readonly under?: string;
  /** Shown to anybody, signed in or not. */
  readonly open?: true;
  /** Fills the window by itself, without the rail. */
  readonly bare?: true;
  /** Comes with the stations for a wall display too. */
  readonly display?: true;
}

export const pageTable = {
  stations: { path: '/', group: 'look', role: 'viewer', key: 's' },
  station: { path: '/stations/:id', group: null, role: 'viewer', under: 'stations' },
  promises: { path: '/promises', group: 'look', role: 'viewer', key: 'p' },
  places: { path: '/places', group: 'look', role: 'viewer', key: 'l' },
  usage: { path: '/usage', group: 'look', role: 'viewer' },
  alerts: { path: '/alerts', group: 'act', role: 'viewer', key: 'a' },
  enrol: { path: '/enrol', group: 'act', role: 'technician', key: 'e' },
  policies: { path: '/policies', group: 'act', role: 'viewer' },
  staff: { path: '/staff', group: 'keep', role: 'admin' },
  settings: { path: '/settings', group: 'keep', role: 'viewer' },
  knows: { path: '/knows', group: 'keep', role: 'viewer', open: true },
  'sign-in': { path: '/sign-in', group: null, role: 'viewer', open: true, bare: true },
  join: { path: '/join', group: null, role: 'viewer', open: true, bare: true },
  wall: { path: '/wall', group: null, role: 'viewer', open: true, bare: true, display: true },
} as const satisfies Record<string, PageEntry>;

export type PageId = keyof typeof pageTable;
export const pageIds = Object.keys(pageTable) as PageId[];
export const entryOf = (id: PageId): PageEntry => pageTable[id];
