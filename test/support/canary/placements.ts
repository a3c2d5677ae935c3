// Every place in which a canary is planted, and who plants it: the list that planting, scanning and docs/residue.md share.

/**
 * `page`: `window.plant` does it through browser APIs. `keys`: a test types it with real keys or selects it.
 * `click`: the page does it when a button is pressed. `program`: a program inside the session does it.
 */
export type Planter = 'page' | 'keys' | 'click' | 'program';

export interface Placement {
  /** The row of the residue catalogue that it belongs to. */
  readonly row: number;
  readonly by: Planter;
}

const page = (row: number): Placement => ({ row, by: 'page' });
const keys = (row: number): Placement => ({ row, by: 'keys' });
const program = (row: number): Placement => ({ row, by: 'program' });

const list = {
  'cookie-persistent': page(1),
  'cookie-session': page(2),
  'cookie-document': page(2),
  'cookie-store': page(2),
  'cookie-partitioned': page(2),
  'local-latin': page(3),
  'local-wide': page(3),
  'session-storage': page(4),
  'indexed-name': page(5),
  'indexed-key': page(5),
  'indexed-value': page(5),
  'indexed-blob': page(5),
  'cache-name': page(6),
  'cache-url': page(6),
  'cache-body': page(6),
  'worker-script': page(7),
  'worker-scope': page(7),
  'opfs-name': page(8),
  'opfs-body': page(8),
  'opfs-sync': page(8),
  'http-html': page(10),
  'http-script': page(10),
  'http-image': page(10),
  'http-etag': page(10),
  'http-no-store': page(10),
  'http-gzip': page(10),
  'http-brotli': page(10),
  'code-script': page(11),
  'code-wasm': page(11),
  'url-path': page(12),
  'url-query': page(12),
  'url-fragment': page(12),
  'history-state': page(12),
  title: page(12),
  favicon: page(12),
  'typed-input': keys(13),
  'typed-textarea': keys(13),
  'typed-editable': keys(13),
  'typed-password': keys(14),
  'basic-name': page(15),
  'basic-password': page(15),
  host: page(17),
  'alt-svc': page(17),
  'report-to': page(17),
  'dns-host': page(18),
  shader: page(19),
  blob: page(20),
  'data-url': page(20),
  'media-session': page(21),
  clipboard: { row: 31, by: 'click' },
  primary: keys(31),
  heap: page(37),
  'program-argument': program(46),
  'shared-memory': program(46),
  'abstract-socket': program(46),
  'window-name': page(47),
  'shared-worker': page(47),
  'lock-name': page(47),
  'channel-name': page(47),
  daemon: program(48),
  'outside-home': program(49),
  'hidden-file': program(50),
  'hidden-name': program(50),
  'open-unlinked': program(50),
} as const satisfies Record<string, Placement>;

export type CanaryClass = keyof typeof list;
export const placements: Readonly<Record<CanaryClass, Placement>> = list;
export const canaryClasses = Object.keys(list) as CanaryClass[];

/** The classes that one planter is asked for. */
export const classesBy = (planter: Planter): CanaryClass[] =>
  canaryClasses.filter((name) => placements[name].by === planter);
