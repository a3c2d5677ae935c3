// Event logs stay on this computer (R5): every known way by which they could leave it, and where they are kept.
import { type Check, fineUnless, type Look } from '../check.ts';
import { kernelValue, namesIn, shown, textOf, thereOf } from '../files.ts';
import { rsyslogTargets } from '../logs/rsyslog.ts';
import { shippersOn } from '../logs/shippers.ts';
import { syslogNgTargets } from '../logs/syslog-ng.ts';
import type { Machine } from '../machine.ts';
import { pieceFor } from '../pieces.ts';
import { isNo, isYes, settingsOf } from '../settings.ts';
import { startedBy } from '../units.ts';

const rsyslog = ['usr/sbin/rsyslogd', 'sbin/rsyslogd'];
const syslogNg = ['usr/sbin/syslog-ng', 'sbin/syslog-ng'];

const whyLocal =
  'The library promises that event logs stay on this computer and go at every start. A copy elsewhere stays.';

/** Settings of a program that is not installed send nothing. */
async function whereInstalled(
  machine: Machine,
  programs: readonly string[],
  find: () => Promise<readonly string[]>,
): Promise<Look> {
  const installed = (await thereOf(machine, programs)).length > 0;
  return fineUnless(installed ? (await find()).map(shown) : []);
}

async function journalForwards(machine: Machine): Promise<readonly string[]> {
  const { said, usual } = await settingsOf(machine, 'journald.conf');
  const hasDaemon = (await thereOf(machine, [...rsyslog, ...syslogNg])).length > 0;
  const places = ['ForwardToKMsg', 'ForwardToConsole', 'ForwardToSocket'].filter((key) => {
    const value = said.get(key)?.value ?? '';
    return value !== '' && !isNo(value);
  });
  const toSyslog = said.get('ForwardToSyslog')?.value;
  // What is usual differs between systems; without a daemon nobody listens.
  const forwards = toSyslog === undefined ? hasDaemon && isYes(usual.get('ForwardToSyslog') ?? '') : isYes(toSyslog);
  return [...places, ...(forwards ? ['ForwardToSyslog'] : [])].map(
    (key) => `/${said.get(key)?.file ?? 'etc/systemd/journald.conf'}: ${key}`,
  );
}

/** Of systemd: one sends the journal, the other two let others fetch it. */
const uploaders = [
  'systemd-journal-upload.service',
  'systemd-journal-gatewayd.socket',
  'systemd-journal-gatewayd.service',
];

/** auditd-plugins(5). Before version 3 they were beside the daemon audispd. */
async function auditPlugins(machine: Machine): Promise<readonly string[]> {
  const folders = ['etc/audit/plugins.d', 'etc/audisp/plugins.d'];
  const files = await Promise.all(
    folders.map(async (folder) => (await namesIn(machine, folder)).map((name) => `${folder}/${name}`)),
  );
  const active = await Promise.all(
    files
      .flat()
      .map(async (path) => [path, /^\s*active\s*=\s*yes\b/im.test((await textOf(machine, path)) ?? '')] as const),
  );
  return active.filter(([, isActive]) => isActive).map(([path]) => shown(path));
}

async function crashUploads(machine: Machine): Promise<readonly string[]> {
  const apport = /^\s*enabled\s*=\s*1/m.test((await textOf(machine, 'etc/default/apport')) ?? '');
  const links = await startedBy(machine, 'whoopsie.service', 'whoopsie.path', 'abrtd.service', 'kerneloops.service');
  return [...(apport ? ['/etc/default/apport'] : []), ...links.map(shown)];
}

export const eventLogChecks: readonly Check[] = [
  {
    id: 'rsyslog-targets',
    severity: 'fault',
    what: 'rsyslog sends nothing to another computer or program.',
    why: whyLocal,
    fix: 'Take the named lines out, or remove rsyslog: a station needs none.',
    command: 'apt-get purge rsyslog',
    look: (machine) => whereInstalled(machine, rsyslog, () => rsyslogTargets(machine)),
  },
  {
    id: 'syslog-ng-targets',
    severity: 'fault',
    what: 'syslog-ng sends nothing to another computer or program.',
    why: whyLocal,
    fix: 'Take the named lines out, or remove syslog-ng: a station needs none.',
    command: 'apt-get purge syslog-ng-core',
    look: (machine) => whereInstalled(machine, syslogNg, () => syslogNgTargets(machine)),
  },
  {
    id: 'journal-upload',
    severity: 'fault',
    what: 'Nothing sends the journal to another computer, and none may fetch it.',
    why: whyLocal,
    fix: 'Switch the named units off, and take the address out of journal-upload.conf.',
    command: `systemctl disable --now ${uploaders.slice(0, 2).join(' ')}`,
    async look(machine) {
      const { said } = await settingsOf(machine, 'journal-upload.conf');
      const address = said.get('URL');
      const links = await startedBy(machine, ...uploaders);
      return fineUnless([
        ...(address === undefined || address.value === '' ? [] : [`/${address.file}: URL`]),
        ...links.map(shown),
      ]);
    },
  },
  {
    id: 'journal-forwarding',
    severity: 'fault',
    what: 'The journal is handed to no other program, console or computer.',
    why: whyLocal,
    fix: 'Set the named keys to no, then start the journal’s daemon anew.',
    command: 'systemctl restart systemd-journald',
    look: async (machine) => fineUnless(await journalForwards(machine)),
    mend: {
      safe: 'The journal itself stays as it is; it is only no longer copied.',
      plan: async () => [
        pieceFor('systemd/journald.conf.d', 'journal-forwarding', [
          ...['[Journal]', 'ForwardToSyslog=no', 'ForwardToKMsg=no', 'ForwardToConsole=no', 'ForwardToSocket='],
        ]),
      ],
    },
  },
  {
    id: 'audit-plugins',
    severity: 'fault',
    what: 'auditd hands its records to no other program or computer.',
    why: 'Audit records hold the arguments of programs and the names of files.',
    fix: 'Write “active = no” in the named files, then start auditd anew.',
    command: 'service auditd restart',
    look: async (machine) => fineUnless(await auditPlugins(machine)),
  },
  {
    id: 'log-shippers',
    severity: 'fault',
    what: 'No program that reads logs for another computer is installed.',
    why: whyLocal,
    fix: 'Remove the named program, or take the reading of logs out of its settings.',
    command: 'apt-get purge PROGRAM',
    look: async (machine) => fineUnless(await shippersOn(machine)),
  },
  {
    id: 'crash-uploads',
    severity: 'fault',
    what: 'No program sends reports of crashes to anybody.',
    why: 'Such a report holds pieces of the memory of what crashed, and so of a patron’s pages.',
    fix: 'Remove the programs that make them.',
    command: 'apt-get purge apport whoopsie kerneloops',
    look: async (machine) => fineUnless(await crashUploads(machine)),
  },
  {
    id: 'netconsole',
    severity: 'fault',
    what: 'The kernel sends its messages to no other computer.',
    why: whyLocal,
    fix: 'Take netconsole out of the kernel’s command line and out of /etc/modules, then restart.',
    command: 'modprobe -r netconsole',
    async look(machine) {
      const line = (await kernelValue(machine, 'proc/cmdline')) ?? '';
      const loaded = await thereOf(machine, ['sys/module/netconsole']);
      return fineUnless([...(/\bnetconsole=/.test(line) ? ['/proc/cmdline'] : []), ...loaded.map(shown)]);
    },
  },
  {
    id: 'journal-in-memory',
    severity: 'advice',
    what: 'The journal is kept in memory and never on a disk.',
    why: 'What was never on a disk need not be removed from it: freed blocks keep their bytes until they are used again.',
    fix: 'Set Storage=volatile for the journal, then start its daemon anew.',
    command: 'systemctl restart systemd-journald',
    async look(machine) {
      const { said } = await settingsOf(machine, 'journald.conf');
      const storage = said.get('Storage');
      const inMemory = /^(volatile|none)$/.test(storage?.value ?? '');
      return fineUnless(inMemory ? [] : [`/${storage?.file ?? 'etc/systemd/journald.conf'}: Storage`]);
    },
    mend: {
      safe: 'Event logs go at every start anyway; in memory they go by themselves.',
      plan: async () => [pieceFor('systemd/journald.conf.d', 'journal-in-memory', ['[Journal]', 'Storage=volatile'])],
    },
  },
];
