// The inventory in full (R16): each single store on a station, which of the patron's lines it belongs to, and what empties it.
import type { KeptId } from './inventory.ts';

/**
 * `kernel`: ends with the memory that holds it. `shell`: forgotten when the visit ends. `staff`: stays until they change it.
 * `agent`: written over by its next entry. `cleaner:ID`: removed by that cleaner of the agent, and looked for again.
 */
export type Control = 'kernel' | 'shell' | 'staff' | 'agent' | `cleaner:${string}`;

/** The deed of the agent whose last success shows that the control works; null where there is nothing to empty. */
export type Proof = 'event-logs' | 'user-data' | 'canary' | null;

export type Risk = 'high' | 'medium' | 'low';

export interface Store {
  readonly id: string;
  /** The line of “What this computer keeps” that speaks of it; class of data and lifetime are that line's. */
  readonly kept: KeptId;
  /** For whoever reads the inventory. */
  readonly what: string;
  readonly where: string;
  /** What its loss would do to a patron, were it left behind. */
  readonly risk: Risk;
  /** Whoever answers for it: the patron whose it is, the IT office that runs the station, or the library that sets it up. */
  readonly owner: 'patron' | 'it' | 'library';
  readonly control: Control;
  readonly proof: Proof;
}

type Row = readonly [id: string, risk: Risk, where: string, what: string];
type Shared = Pick<Store, 'kept' | 'owner' | 'proof'>;

const rows = (shared: Shared, controlOf: (id: string) => Control, ...all: readonly Row[]): Store[] =>
  all.map(([id, risk, where, what]) => ({ id, risk, where, what, ...shared, control: controlOf(id) }));

const byCleaner = (id: string): Control => `cleaner:${id}`;

export const stores: readonly Store[] = [
  ...rows(
    { kept: 'visit', owner: 'patron', proof: 'canary' },
    () => 'kernel',
    ['browser', 'high', 'memory of the visit', 'Pages, cookies, sign-ins, caches, downloads, storage of websites'],
    [
      'private-places',
      'high',
      'memory of the visit',
      'What a program of the visit writes to its home or a temporary folder',
    ],
  ),
  ...rows({ kept: 'copied', owner: 'patron', proof: 'user-data' }, byCleaner, [
    'selections',
    'high',
    'display',
    'Text that was copied or marked',
  ]),
  ...rows(
    { kept: 'leftovers', owner: 'patron', proof: 'user-data' },
    byCleaner,
    ['processes', 'high', 'process table', 'Programs that outlive a visit, and their memory'],
    ['system-v-objects', 'medium', 'kernel', 'Shared memory, queues and semaphores (System V)'],
    ['session-slots', 'high', '/run/lethe/sessions', 'Files of a visit where bubblewrap is absent'],
    ['home', 'high', 'home of the kiosk user', 'Files, settings, thumbnails, recent documents'],
    ['tmp', 'high', '/tmp', 'Temporary files'],
    ['var-tmp', 'high', '/var/tmp', 'Temporary files'],
    ['dev-shm', 'high', '/dev/shm', 'Shared memory of programs'],
    ['mqueue', 'medium', '/dev/mqueue', 'Message queues'],
    ['run-user', 'high', '/run/user/UID', 'Run-time files of the kiosk user'],
    ['run-lock', 'low', '/run/lock', 'Lock files'],
    ['greeter', 'low', '/var/lib/lightdm-data', 'What the sign-in screen keeps for the kiosk user'],
    ['media', 'high', '/media', 'Folders that bear the names of media'],
    ['run-media', 'high', '/run/media', 'Folders that bear the names of media'],
    [
      'print-jobs',
      'high',
      '/var/spool/cups',
      'Print jobs, past ones too, and what the print service remembers of them',
    ],
    ['name-caches', 'high', 'memory of the resolver', 'Names that were looked up'],
    ['pdf-prints', 'high', '/var/spool/cups-pdf', 'What was printed to a PDF, under its title'],
    ['var-mail', 'medium', '/var/mail', 'Local mail to the kiosk user'],
    ['var-crash', 'high', '/var/crash', 'Crash reports, which hold pieces of pages'],
    ['core-dumps', 'high', '/var/lib/systemd/coredump', 'Memory of programs that crashed'],
    ['cron-tables', 'medium', '/var/spool/cron/crontabs', 'Jobs that a program left to be run later'],
    ['at-jobs', 'medium', '/var/spool/cron/atjobs', 'Jobs that a program left to be run later'],
    ['at-output', 'medium', '/var/spool/cron/atspool', 'What such jobs wrote'],
  ),
  ...rows(
    { kept: 'system-records', owner: 'it', proof: 'user-data' },
    byCleaner,
    ['account-pictures', 'low', '/var/lib/AccountsService', 'Pictures of users'],
    ['battery-history', 'medium', '/var/lib/upower', 'Batteries by maker and serial number, those of headphones too'],
    ['bluetooth', 'medium', '/var/lib/bluetooth', 'Devices that were paired or came near'],
    ['dhcp-leases', 'low', '/var/lib/dhcp', 'Addresses that networks gave'],
    ['name-index', 'medium', '/var/lib/plocate', 'Names of files'],
    ['network-manager', 'medium', '/var/lib/NetworkManager', 'Networks that were seen and joined'],
    ['udisks', 'medium', '/var/lib/udisks2', 'Media that were put in'],
  ),
  ...rows(
    { kept: 'system-records', owner: 'it', proof: 'event-logs' },
    byCleaner,
    ['journal', 'medium', '/var/log/journal, /run/log/journal', 'The journal of systemd'],
    ['text-logs', 'medium', '/var/log', 'Logs of programs, rotated ones too'],
    ['audit-logs', 'high', '/var/log/audit', 'Arguments of programs and names of files'],
    ['print-logs', 'high', '/var/log/cups', 'Who printed what, and when'],
    ['display-logs', 'low', '/var/log', 'What the display and its manager noted'],
    ['login-records', 'medium', '/var/log, /run/faillock', 'Who was signed in, and who failed to'],
    ['kernel-dumps', 'medium', '/sys/fs/pstore', 'What the kernel said before it failed'],
    ['kernel-ring', 'low', 'kernel', 'What the kernel says of devices and failures'],
    ['nameless-logs', 'medium', 'open files', 'Logs that were deleted and are still held open'],
  ),
  ...rows({ kept: 'choices', owner: 'patron', proof: null }, () => 'shell', [
    'choices',
    'low',
    'memory of the shell',
    'Language, text size and colours',
  ]),
  ...rows({ kept: 'receipt', owner: 'it', proof: null }, () => 'shell', [
    'receipt',
    'low',
    'memory of the shell',
    'The last receipt, while it is shown',
  ]),
  ...rows({ kept: 'state', owner: 'it', proof: null }, () => 'kernel', [
    'state',
    'low',
    '/run/lethe/state',
    'The state of the station: one word',
  ]),
  ...rows(
    { kept: 'ledger', owner: 'it', proof: null },
    () => 'agent',
    ['ledger', 'low', '/var/lib/lethe/ledger.json', 'When the station last cleared, wiped and audited itself'],
    ['marks', 'low', '/var/lib/lethe/marks.json', 'Signs by which the next start of the machine is told'],
    ['day', 'low', '/var/lib/lethe/day.json', 'What was measured of the station on the last day, in steps'],
  ),
  ...rows({ kept: 'policy', owner: 'it', proof: null }, () => 'staff', [
    'report-identity',
    'low',
    '/var/lib/lethe/identity.json',
    'Random id and key of the station for its reports; lethe seal removes them',
  ]),
  ...rows(
    { kept: 'reports', owner: 'it', proof: null },
    (id) => (id === 'identity' ? 'staff' : id === 'last-report' ? 'kernel' : 'agent'),
    ['waiting-reports', 'low', '/var/lib/lethe/spool', 'Reports on the station that wait for the server'],
    ['day-sums', 'low', '/var/lib/lethe/day.json', 'Load and counts of a day, while the computer is off'],
    ['last-report', 'low', '/run/lethe/report', 'The last report, for whoever wants to read it'],
    ['identity', 'low', '/var/lib/lethe/identity.json', 'The station’s random id and key, until: lethe seal'],
  ),
  ...rows({ kept: 'policy', owner: 'library', proof: null }, () => 'staff', [
    'policy',
    'low',
    '/etc/lethe/station.yaml',
    'Resources, timers, the staff PIN as a hash',
  ]),
];
