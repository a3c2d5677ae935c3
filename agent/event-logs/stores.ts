// Every event log that is a file, and by which clearer it goes: places, names, and what must stay to be written to. Data only.

/** Patterns are those of cleaner files: names joined by `/`, `*` inside a name, `**` at the end for everything below. */
export interface LogPlace {
  /** As the station writes it; resources/cleaners/protected.yaml must name it, or a folder above it, as a log. */
  readonly path: string;
  /** Without it, everything below the path. */
  readonly only?: readonly string[];
  /** Belongs to another clearer. */
  readonly except?: readonly string[];
  /** Always emptied and never unlinked: programs write to it only where it is, with the owner and mode it has. */
  readonly inPlace?: readonly string[];
}

export interface LogStore {
  readonly id: string;
  readonly why: string;
  readonly places: readonly LogPlace[];
}

const logins = ['wtmp', 'btmp', 'lastlog', 'faillog', 'tallylog'] as const;
const loginNames = logins.flatMap((name) => [name, `${name}.*`, `${name}-*`]);
const loginDatabases = ['wtmp.db*', 'lastlog2.db*'];
const displayNames = ['Xorg.*', 'lightdm/**', 'gdm3/**', 'sddm.log*'];

/** Journals are for the journal's own clearer, which knows what its daemon holds. */
const elsewhere = [...loginNames, ...loginDatabases, ...displayNames, 'journal/**', 'audit/**', 'cups/**'];

export const logStores: readonly LogStore[] = [
  {
    id: 'audit-logs',
    why: 'auditd writes down the arguments of programs and the names of files. It counts what it writes by itself, so that emptying the file under it does no harm.',
    places: [{ path: '/var/log/audit' }],
  },
  {
    id: 'print-logs',
    why: 'cupsd writes down who printed what and when; by its built-in format, titles too.',
    places: [{ path: '/var/log/cups' }],
  },
  {
    id: 'display-logs',
    why: 'The display server and its manager write down when screens and sticks came and went, and what the greeter said.',
    places: [
      { path: '/var/log', only: displayNames },
      { path: '/var/lib/gdm3/.local/share/xorg' },
      { path: '/var/lib/sddm/.local/share/sddm' },
    ],
  },
  {
    id: 'login-records',
    why: 'Who was signed in, from where, and who failed to. The classic files are emptied where they are, since nothing makes them anew; databases are removed, and made anew by the next one who signs in.',
    places: [
      { path: '/var/log', only: [...loginNames, ...loginDatabases], inPlace: logins },
      { path: '/var/lib/wtmpdb' },
      { path: '/var/lib/lastlog' },
      { path: '/run/faillock' },
    ],
  },
  {
    id: 'kernel-dumps',
    why: 'What the kernel said before it failed is kept in the firmware, and copied to a disk at the next start.',
    places: [{ path: '/sys/fs/pstore' }, { path: '/var/lib/systemd/pstore' }],
  },
  {
    id: 'text-logs',
    why: 'Everything else: what rsyslog and every other program writes, rotated and compressed files included, and what rsyslog has in its queue.',
    places: [{ path: '/var/log', except: elsewhere }, { path: '/var/spool/rsyslog' }],
  },
];
