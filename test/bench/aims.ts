// What each benchmark aims at, and why an aim was missed where it was: beside the figures, which only a run writes.

export interface Aim {
  readonly id: string;
  readonly says: string;
  /** Of the ratio where there is a baseline to compare with, of the value else. */
  readonly atMost?: number;
  readonly atLeast?: number;
  /** Judge the value, though a baseline is told as well. */
  readonly byValue?: boolean;
  /** Shown only where the aim is missed. */
  readonly because?: string;
}

export const aims: readonly Aim[] = [
  {
    id: 'station.start-to-page.p50',
    says: 'Start to the home page shown, with a warm spare; beside a bare Electron that loads the page',
    atMost: 1.1,
    because:
      'The visit’s window is put in front and its bar drawn while the page is, on processors that draw without a graphics card; a bare Electron shows one page and nothing else.',
  },
  {
    id: 'station.end-to-ready-1mb.p95',
    says: 'End to ready for the next patron, receipt verified, 1 MB of data',
    atMost: 100,
    because:
      'Each process of the visit has to be gone, and then each place is looked at; how long that takes goes with the machine, as the bare Electron’s load does.',
  },
  {
    id: 'station.end-to-ready-1gb.p95',
    says: 'the same with 1 GB of data; beside the kernel that frees as much memory and does nothing else',
    atMost: 250,
    byValue: true,
    because: 'Most of it is the kernel’s, which frees the memory before the last process of the visit counts as gone.',
  },
  {
    id: 'station.idle-memory',
    says: 'the idle station with its spare; beside one bare Electron',
    atMost: 1.4,
    because:
      'The shell and the session are two Electron processes, each with helpers of its own; the session also keeps its bar and its first page drawn, so that Start is quick.',
  },
  {
    id: 'station.launch-to-welcome',
    says: 'launch of the shell to the welcome screen; beside a bare Electron’s first paint',
    atMost: 1.3,
    because:
      'The shell reads and checks its policy, asks the agent how the station is and covers each display before it shows anything; a bare Electron only opens a window. A station launches it once a day.',
  },
  {
    id: 'agent.clear',
    says: 'clearing a 1 GB journal, 10,000 rotated logs and 100,000 stray files; beside journalctl --rotate and find -delete',
    atMost: 1.5,
  },
  {
    id: 'agent.idle-memory',
    says: 'the idle agent, in MB',
    atMost: 60,
    byValue: true,
    because: 'More than half of it is Node’s own program, of which it touches more than a bare Node does.',
  },
  { id: 'agent.idle-cpu', says: 'of one processor, the agent over five idle minutes, in per cent', atMost: 0.1 },
  {
    id: 'server.ingest-sqlite',
    says: 'reports a second, each committed before its answer, with SQLite; beside the Pushgateway’s fast mode, which answers before it applies',
    atLeast: 1.2,
  },
  {
    id: 'server.ingest-sqlite-beside-default',
    says: 'the same beside the Pushgateway’s default mode',
    atLeast: 100,
  },
  {
    id: 'server.ingest-postgres',
    says: 'the same with PostgreSQL, on the same two processors; beside the fast mode',
    atLeast: 1,
  },
  {
    id: 'server.ingest-p99',
    says: 'the slowest of a hundred answers at that load, in ms',
    atMost: 20,
    byValue: true,
  },
  {
    id: 'server.memory-100k-stations',
    says: 'the server after a report of each of 100,000 stations, in MB',
    atMost: 300,
  },
  {
    id: 'dashboard.first-paint-10k',
    says: 'the dashboard’s first paint with 10,000 stations, in ms',
    atMost: 1000,
    byValue: true,
  },
  { id: 'dashboard.filter-10k', says: 'a filter over them, in ms', atMost: 100, byValue: true },
  { id: 'dashboard.year-of-plots', says: 'a year of one station’s plots, of 1,000, in ms', atMost: 300, byValue: true },
];
