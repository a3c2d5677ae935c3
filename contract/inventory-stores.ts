// The inventory in full (R16): each single store on a station, which of the patron's lines it belongs to, and what empties it.
import type { KeptId } from './inventory.ts';

/** Whoever answers for the data: the patron whose it is, the IT office that runs the station, or the library that sets it up. */
export type Owner = 'patron' | 'it' | 'library';

/**
 * `kernel`: ends with the memory that holds it. `shell`: forgotten when the visit ends. `staff`: stays until they change it.
 * `nobody`: kept until the system drops it. `cleaner:ID`: removed by that cleaner of the agent, and looked for again.
 */
export type Control = 'kernel' | 'shell' | 'staff' | 'nobody' | `cleaner:${string}`;

/** The deed of the agent whose last success shows that the control works; null where there is nothing to empty. */
export type Proof = 'event-logs' | 'user-data' | 'canary' | null;

export interface Store {
  readonly id: string;
  /** The line of “What this computer keeps” that speaks of it; class of data and lifetime are that line's. */
  readonly kept: KeptId;
  /** For whoever reads the inventory. */
  readonly what: string;
  readonly where: string;
  /** What its loss would do to a patron, were it left behind. */
  readonly risk: 'high' | 'medium' | 'low';
  readonly owner: Owner;
  readonly control: Control;
  readonly proof: Proof;
}

type Rest = Pick<Store, 'what' | 'where' | 'risk'>;

/** Made in the patron's own memory, or by the patron's programs outside it. */
const visits = (id: string, kept: KeptId, control: Control, rest: Rest): Store => ({
  ...{ id, kept, control, ...rest, owner: 'patron' },
  proof: control === 'kernel' ? 'canary' : 'user-data',
});

/** What cleaners of one name look after: the store bears the cleaner's name. */
const leftover = (id: string, risk: Store['risk'], where: string, what: string): Store =>
  visits(id, 'leftovers', `cleaner:${id}`, { what, where, risk });

const stationsOwn = (id: string, kept: KeptId, control: Control, rest: Rest, owner: Owner): Store => ({
  ...{ id, kept, control, ...rest, owner, proof: null },
});

export const stores: readonly Store[] = [
  visits('browser', 'visit', 'kernel', {
    what: 'Pages, cookies, sign-ins, caches, storage of websites, downloads',
    where: 'memory of the visit',
    risk: 'high',
  }),
  visits('private-places', 'visit', 'kernel', {
    what: 'Whatever a program of the visit writes to its home or a temporary folder',
    where: 'memory file systems of the visit',
    risk: 'high',
  }),
  visits('selections', 'copied', 'cleaner:selections', {
    what: 'Text that was copied or marked',
    where: 'the display',
    risk: 'high',
  }),
  leftover('processes', 'high', 'process table', 'Programs that outlive a visit, and their memory'),
  leftover('system-v-objects', 'medium', 'kernel', 'Shared memory, queues and semaphores (System V)'),
  leftover('session-slots', 'high', '/run/lethe/sessions', 'Files of a visit where bubblewrap is absent'),
  leftover('home', 'high', 'home of the kiosk user', 'Files, settings, thumbnails and recent documents'),
  leftover('tmp', 'high', '/tmp', 'Temporary files'),
  leftover('var-tmp', 'high', '/var/tmp', 'Temporary files'),
  leftover('dev-shm', 'high', '/dev/shm', 'Shared memory of programs'),
  leftover('mqueue', 'medium', '/dev/mqueue', 'Message queues'),
  leftover('run-user', 'high', '/run/user/UID', 'Run-time files of the kiosk user'),
  leftover('run-lock', 'low', '/run/lock', 'Lock files'),
  leftover('var-mail', 'medium', '/var/mail', 'Local mail to the kiosk user'),
  leftover('var-crash', 'high', '/var/crash', 'Crash reports, which hold pieces of pages'),
  leftover('core-dumps', 'high', '/var/lib/systemd/coredump', 'Memory of programs that crashed'),
  leftover('cron-tables', 'medium', '/var/spool/cron/crontabs', 'Jobs that a program left to be run later'),
  leftover('at-jobs', 'medium', '/var/spool/cron/atjobs', 'Jobs that a program left to be run later'),
  visits('choices', 'choices', 'shell', {
    what: 'Language, text size and colours',
    where: 'memory of the shell',
    risk: 'low',
  }),
  stationsOwn(
    'receipt',
    'receipt',
    'shell',
    { what: 'The last receipt, while it is shown', where: 'memory of the shell', risk: 'low' },
    'it',
  ),
  stationsOwn(
    'state',
    'state',
    'kernel',
    { what: 'The state of the station: one word', where: '/run/lethe/state', risk: 'low' },
    'it',
  ),
  stationsOwn(
    'policy',
    'policy',
    'staff',
    { what: 'The policy: resources, timers, the staff PIN as a hash', where: '/etc/lethe/policy.yaml', risk: 'low' },
    'library',
  ),
  stationsOwn(
    'system-records',
    'system-records',
    'nobody',
    { what: 'Event logs of the operating system', where: '/var/log, /run/log', risk: 'medium' },
    'it',
  ),
];
