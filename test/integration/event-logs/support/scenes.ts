// One scene and more for each clearer: how its logs come to hold a canary, written by the real program where it can run here, and how to read them as their readers do.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { until } from '../../../support/room/room.ts';
import { logToRsyslog, print, startAuditd, startCupsd, startRsyslog, write } from './daemons.ts';
import type { JournalRoom } from './journal-room.ts';

export interface Scene {
  /** The clearer that these logs go by. */
  readonly id: string;
  readonly what: string;
  /** Resolves when `found` finds the canary. */
  plant(room: JournalRoom, canary: string): Promise<void>;
  /** How often the canary can be read. */
  found(room: JournalRoom, canary: string): number;
}

const count = (text: string, canary: string): number => text.split(canary).length - 1;

/** Everything below, compressed files unfolded. */
const unfolded =
  (...paths: readonly string[]): Scene['found'] =>
  (room, canary) =>
    count(room.shell(`find ${paths.join(' ')} -type f -exec zcat -f {} + 2>/dev/null || true`), canary);

const decoded =
  (script: string): Scene['found'] =>
  (room, canary) =>
    count(room.shell(`${script} 2>/dev/null || true`), canary);

/** A program that opens its log once and writes on to it: `>` wherever it stood, `>>` at the end. */
async function startWriter(room: JournalRoom, path: string, canary: string, how: '>' | '>>'): Promise<number> {
  mkdirSync(dirname(room.path(path)), { recursive: true });
  const writer = room.start(
    ...['sh', '-c', `exec 9${how}${path}; echo '${canary}' >&9; while sleep 0.02; do echo later >&9; done`],
  );
  await until(() => unfolded(path)(room, canary) > 0);
  return writer.pid ?? 0;
}

/** A sign-in from the host that is named, in the form that utmpdump reads. */
const signIn = (host: string): string =>
  `[7] [01234] [ts/3] [reader  ] [pts/3       ] [${host.padEnd(20)}] [192.0.2.7      ] [2026-11-03T09:41:00,000000+00:00]\n`;

/** The files of a database whose last entries still stand in its write-ahead log. */
function signInDatabase(host: string): ReadonlyMap<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'lethe-sign-in-'));
  const database = new DatabaseSync(join(folder, 'wtmp.db'));
  try {
    database.exec('PRAGMA journal_mode = WAL; CREATE TABLE wtmp (host TEXT)');
    database.prepare('INSERT INTO wtmp VALUES (?)').run(host);
    return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
  } finally {
    database.close();
    rmSync(folder, { recursive: true });
  }
}

const textLogs: readonly Scene[] = [
  {
    id: 'text-logs',
    what: 'what rsyslog wrote',
    async plant(room, canary) {
      await startRsyslog(room);
      logToRsyslog(room, canary);
      await until(() => unfolded('/var/log/syslog')(room, canary) > 0);
    },
    found: unfolded('/var/log/syslog'),
  },
  {
    id: 'text-logs',
    what: 'files that were rotated and compressed, and what waited in a queue',
    async plant(room, canary) {
      write(room, '/var/log/messages.1', canary);
      write(room, '/var/log/messages.2.gz', gzipSync(canary));
      write(room, '/var/log/apt/history.log-20261103', canary);
      write(room, '/var/spool/rsyslog/queue.00000001', canary);
    },
    found: unfolded('/var/log/messages*', '/var/log/apt', '/var/spool/rsyslog'),
  },
  {
    id: 'text-logs',
    what: 'a log that its program holds open, and writes to wherever it stood',
    plant: async (room, canary) => void (await startWriter(room, '/var/log/obstinate.log', canary, '>')),
    found: unfolded('/var/log/obstinate.log'),
  },
];

const loginRecords: readonly Scene[] = [
  {
    id: 'login-records',
    what: 'sign-ins, those that failed, and those of before',
    async plant(room, canary) {
      for (const name of ['wtmp', 'btmp', 'wtmp.1']) {
        write(room, '/run/sign-in', signIn(canary));
        room.shell(`utmpdump --reverse < /run/sign-in > /var/log/${name} 2>/dev/null`);
      }
      write(room, '/run/faillock/reader', canary);
    },
    found: decoded('cd /var/log; cat wtmp btmp wtmp.1 | utmpdump; cat /run/faillock/*'),
  },
  {
    id: 'login-records',
    what: 'sign-ins in a database',
    async plant(room, canary) {
      for (const [name, content] of signInDatabase(canary)) write(room, `/var/lib/wtmpdb/${name}`, content);
    },
    found: unfolded('/var/lib/wtmpdb'),
  },
];

export const scenes: readonly Scene[] = [
  ...textLogs,
  ...loginRecords,
  {
    id: 'print-logs',
    what: 'what cupsd wrote about a job',
    async plant(room, canary) {
      await startCupsd(room);
      print(room, canary);
      await until(() => unfolded('/var/log/cups/page_log')(room, canary) > 0);
    },
    found: unfolded('/var/log/cups'),
  },
  {
    id: 'audit-logs',
    what: 'what auditd wrote, and what it wrote before',
    async plant(room, canary) {
      await startAuditd(room);
      await until(() => unfolded('/var/log/audit/audit.log')(room, 'DAEMON_START') > 0);
      write(room, '/var/log/audit/audit.log.1', `type=EXECVE msg=audit(1.2:3): argc=1 a0="${canary}"`);
    },
    found: (room, canary) =>
      unfolded('/var/log/audit')(room, canary) + unfolded('/var/log/audit')(room, 'DAEMON_START'),
  },
  {
    id: 'display-logs',
    what: 'the log of a display server that runs, and those of its manager',
    async plant(room, canary) {
      await startWriter(room, '/var/log/Xorg.0.log', canary, '>');
      write(room, '/var/log/Xorg.0.log.old', canary);
      write(room, '/var/log/lightdm/seat0-greeter.log.1.gz', gzipSync(canary));
      write(room, '/var/lib/gdm3/.local/share/xorg/Xorg.0.log', canary);
    },
    found: unfolded('/var/log/Xorg*', '/var/log/lightdm', '/var/lib/gdm3'),
  },
  {
    id: 'kernel-dumps',
    what: 'what the kernel said before it failed',
    async plant(room, canary) {
      write(room, '/var/lib/systemd/pstore/7123456789/dmesg.txt', canary);
      write(room, '/sys/fs/pstore/dmesg-efi-1', canary);
    },
    found: unfolded('/var/lib/systemd/pstore', '/sys/fs/pstore'),
  },
  {
    id: 'journal',
    what: 'the journal of the system, and that of a namespace',
    async plant(room, canary) {
      await room.log('main', canary);
      await room.log('patrons', canary);
    },
    found: (room, canary) => room.lines(canary),
  },
  {
    id: 'nameless-logs',
    what: 'a log that was deleted while its program held it',
    async plant(room, canary) {
      const writer = await startWriter(room, '/var/log/deleted.log', canary, '>>');
      room.shell(`rm /var/log/deleted.log; ln -s /proc/${writer}/fd/9 /run/deleted`);
    },
    found: decoded('cat /run/deleted'),
  },
];
