// What the station itself needs to work: its agent, its policy, its server, a clock that is right and a disk with room.
import { join } from 'node:path';
import { readIdentity } from '../../delivery/identity.ts';
import { type Check, fine, fineUnless, Unseen, wrong } from '../check.ts';
import { isThere, kernelValue, linkAt, namesIn, shown, statOf, textOf, thereOf } from '../files.ts';
import type { Machine } from '../machine.ts';
import { policyOf, seePolicy } from '../station-policy.ts';
import { startedBy } from '../units.ts';

/** Made by the agent on the station itself, or emptied by a seal that did not get to its end. */
const identityFile = 'identity.json';

/** The clock can't be before what it is used on was made. */
const older = ['usr/lib/os-release', 'opt/lethe/lib/agent/lethe.cjs', 'var/lib/dpkg/status'];
const tenYears = 10 * 366 * 86_400_000;

async function clockIsSane(machine: Machine): Promise<boolean> {
  const times = await Promise.all(older.map(async (path) => (await statOf(machine, path))?.mtimeMs ?? 0));
  const newest = Math.max(...times);
  return machine.now >= newest && machine.now <= newest + tenYears;
}

/** proc(5): `mounts` lists device, place, kind and options; the last one that fits is the one that counts. */
async function isReadOnly(machine: Machine, place: string): Promise<boolean> {
  const lines = ((await textOf(machine, 'proc/mounts')) ?? '').split('\n').map((line) => line.split(' '));
  const within = lines
    .filter(([, at = '']) => at === '/' || place === at || place.startsWith(`${at}/`))
    .toSorted(([, one = ''], [, other = '']) => one.length - other.length)
    .at(-1);
  if (within === undefined) throw new Unseen();
  return (within[3] ?? '').split(',').includes('ro');
}

const fullest = 95;

export const stationChecks: readonly Check[] = [
  {
    id: 'agent',
    severity: 'fault',
    what: 'The agent starts with the computer.',
    why: 'It clears event logs and wipes before anybody can sit down. Without it the station stays closed.',
    fix: 'Switch its unit on.',
    command: 'systemctl enable --now lethe-agent',
    look: async (machine) =>
      fineUnless((await startedBy(machine, 'lethe-agent.service')).length > 0 ? [] : ['lethe-agent.service']),
  },
  {
    id: 'shell',
    severity: 'fault',
    what: 'The station’s screen starts with the computer.',
    why: 'Somebody would have to start it by hand, on every computer and after every restart.',
    fix: 'Switch its unit on.',
    command: 'systemctl enable --now lethe-shell',
    look: async (machine) =>
      fineUnless((await startedBy(machine, 'lethe-shell.service')).length > 0 ? [] : ['lethe-shell.service']),
  },
  {
    id: 'policy',
    severity: 'fault',
    what: 'The policy file is there and has no fault.',
    why: 'A station with a faulty policy stays out of service.',
    fix: 'Mend the lines that are named.',
    command: 'lethe validate /etc/lethe/station.yaml',
    async look(machine) {
      const seen = await seePolicy(machine);
      if (seen.is === 'good') return fine;
      const faults = seen.is === 'faulty' ? seen.faults : [];
      return wrong(machine.policy, ...faults.map(({ line, code }) => `${machine.policy}:${line} ${code}`));
    },
  },
  {
    id: 'server',
    severity: 'fault',
    what: 'The server that the policy names answers, with the certificate that it should have.',
    why: 'Staff see on it how the station is. Without it nobody hears that the station needs a hand.',
    fix: 'Check the network, and server.url and server.ca in the policy file.',
    command: 'lethe enrol',
    async look(machine) {
      const server = (await policyOf(machine))?.server;
      return server === undefined || (await machine.reaches(server)) ? fine : wrong('server.url');
    },
  },
  {
    id: 'enrolled',
    severity: 'fault',
    what: 'The server knows this station.',
    why: 'It refuses the reports of a station that it does not know.',
    fix: 'Put an enrolment token from the server into the token file, and enrol.',
    command: 'lethe enrol',
    async look(machine) {
      if ((await policyOf(machine))?.server === undefined) return fine;
      const identity = readIdentity(machine.stateFolder);
      // One that can't be read is the business of another check.
      const isBroken = identity === null && (await hasIdentity(machine));
      return isBroken || (identity !== null && identity.serverKey !== null) ? fine : wrong('server.token');
    },
  },
  {
    id: 'identity',
    severity: 'fault',
    what: 'The station’s id and key can be read, and are nobody else’s.',
    why: 'What a seal left half done, or a disk that was full, makes two computers report as one.',
    fix: 'Stop the agent, seal the station, and start it again: it makes an id and a key of its own.',
    command: 'systemctl stop lethe-agent && lethe seal --only-station && systemctl start lethe-agent',
    async look(machine) {
      const isBroken = readIdentity(machine.stateFolder) === null && (await hasIdentity(machine));
      return isBroken ? wrong(join(machine.stateFolder, identityFile)) : fine;
    },
  },
  {
    id: 'machine-id',
    severity: 'fault',
    what: 'The computer has a machine id of its own.',
    why: 'An image that was sealed has none. systemd makes one at the first start; where it can’t, copies can’t be told apart.',
    fix: 'Let systemd make one, then restart.',
    command: 'systemd-machine-id-setup',
    async look(machine) {
      const id = (await kernelValue(machine, 'etc/machine-id')) ?? '';
      const other = 'var/lib/dbus/machine-id';
      const isCopy = (await linkAt(machine, other)) === null && (await isThere(machine, other));
      const differs = isCopy && (await kernelValue(machine, other)) !== id;
      return fineUnless([
        ...(/^[0-9a-f]{32}$/.test(id) ? [] : ['/etc/machine-id']),
        ...(differs ? [shown(other)] : []),
      ]);
    },
  },
  {
    id: 'host-keys',
    severity: 'fault',
    what: 'Where SSH is installed, it has keys of this computer’s own.',
    why: 'Sealing takes them from an image, and a copy makes new ones at its first start. Where that failed, SSH does not start, and staff can’t reach the computer.',
    fix: 'Make new ones.',
    command: 'ssh-keygen -A',
    async look(machine) {
      if ((await thereOf(machine, ['usr/sbin/sshd'])).length === 0) return fine;
      const names = await namesIn(machine, 'etc/ssh');
      return names.some((name) => /^ssh_host_.+_key$/.test(name)) ? fine : wrong('/etc/ssh');
    },
  },
  {
    id: 'clock-sync',
    severity: 'fault',
    what: 'The clock is set by a time server.',
    why: 'A wrong clock breaks certificates, and with them every website, and moves the daily run.',
    fix: 'Switch a time service on.',
    command: 'timedatectl set-ntp true',
    async look({ ask }) {
      const answer = await ask('/usr/bin/timedatectl', 'show', '--property=NTPSynchronized', '--value');
      if (answer === null) throw new Unseen();
      return answer.trim() === 'yes' ? fine : wrong('NTPSynchronized');
    },
  },
  {
    id: 'clock',
    severity: 'fault',
    what: 'The clock is not before the day on which this software was installed, nor ten years after it.',
    why: 'A flat battery sets the clock back by years; certificates fail and nothing that is due comes due.',
    fix: 'Set the clock, and change the battery if it is wrong again after a night.',
    command: 'timedatectl set-time "YYYY-MM-DD HH:MM:SS"',
    look: async (machine) => ((await clockIsSane(machine)) ? fine : wrong('clock')),
  },
  {
    id: 'disk-space',
    severity: 'fault',
    what: `The disk is less than ${fullest} % full.`,
    why: 'On a full disk updates fail and the agent can’t note what it has done.',
    fix: 'Find what fills it. A visit takes no room on the disk.',
    command: 'du -xh --max-depth=2 / | sort -h | tail',
    async look(machine) {
      const percent = await machine.fullness();
      if (percent === null) throw new Unseen();
      return percent < fullest ? fine : wrong(`${Math.round(percent)} %`);
    },
  },
  {
    id: 'disk-writable',
    severity: 'fault',
    what: 'The disk with /var/lib/lethe can be written.',
    why: 'The kernel makes a failing disk read-only. Logs on it can’t be cleared then.',
    fix: 'Look at the disk’s health and check its file system; it may be failing.',
    command: 'dmesg --level=err',
    look: async (machine) => ((await isReadOnly(machine, '/var/lib/lethe')) ? wrong('/proc/mounts') : fine),
  },
];

const hasIdentity = async ({ stateFolder }: Machine): Promise<boolean> =>
  await isThere({ root: stateFolder }, identityFile);
