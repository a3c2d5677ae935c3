// Where memory may end up: swap, a hibernated computer, a core dump. And whether there is enough of it.
import { type Check, fine, fineUnless, type Look, Unseen, wrong } from '../check.ts';
import { kernelValue, textOf } from '../files.ts';
import type { Machine } from '../machine.ts';
import { kernelChanges, pieceFor } from '../pieces.ts';
import { isNo, isYes, settingsOf } from '../settings.ts';
import { policyOf } from '../station-policy.ts';
import { isMasked } from '../units.ts';

const wordsOf = (text: string | null): readonly (readonly string[])[] =>
  (text ?? '')
    .split('\n')
    .filter((line) => !/^\s*(#|$)/.test(line))
    .map((line) => line.trim().split(/\s+/));

/** crypttab(5): mappings whose key is made anew at each start, and which are made into swap with it. */
async function randomlyKeyed(machine: Machine): Promise<ReadonlySet<string>> {
  const lines = wordsOf(await textOf(machine, 'etc/crypttab'));
  const keyed = lines.filter(
    ([, , key = '', options = '']) => /^\/dev\/(u|h)?random$/.test(key) && options.split(',').includes('swap'),
  );
  return new Set(keyed.flatMap(([name = '']) => (name === '' ? [] : [name])));
}

/** In memory (zram without a disk behind it), or encrypted with a key that nobody has after the next start. */
async function isHarmless(machine: Machine, device: string): Promise<boolean> {
  const name = device.replace(/^\/dev\//, '');
  if (/^zram\d+$/.test(name)) {
    const behind = await kernelValue(machine, `sys/block/${name}/backing_dev`);
    return behind === null || behind === 'none';
  }
  const mapping = /^dm-\d+$/.test(name)
    ? await kernelValue(machine, `sys/block/${name}/dm/name`)
    : name.replace(/^mapper\//, '');
  return (await randomlyKeyed(machine)).has(mapping ?? '');
}

async function harmful(machine: Machine, devices: readonly string[]): Promise<readonly string[]> {
  const harmless = await Promise.all(devices.map((device) => isHarmless(machine, device)));
  return devices.filter((_, at) => !harmless[at]);
}

/** proc(5): a line of titles, then one for each area. Files are never named: a path may say more than it should. */
async function swapNow(machine: Machine): Promise<Look> {
  const lines = wordsOf(await textOf(machine, 'proc/swaps')).slice(1);
  const found = await harmful(
    machine,
    lines.map(([device = '']) => device),
  );
  return fineUnless(found.length > 0 ? ['/proc/swaps'] : []);
}

async function swapAtStart(machine: Machine): Promise<Look> {
  const areas = wordsOf(await textOf(machine, 'etc/fstab')).filter(
    ([, , kind, options = '']) => kind === 'swap' && !options.split(',').includes('noauto'),
  );
  const found = await harmful(
    machine,
    areas.map(([device = '']) => device),
  );
  return fineUnless(found.length > 0 ? ['/etc/fstab'] : []);
}

const sleepers = ['hibernate.target', 'hybrid-sleep.target', 'suspend-then-hibernate.target'];

async function mayHibernate(machine: Machine): Promise<boolean> {
  const states = (await kernelValue(machine, 'sys/power/state'))?.split(' ') ?? [];
  const line = (await kernelValue(machine, 'proc/cmdline')) ?? '';
  if (!states.includes('disk') || /\b(nohibernate|hibernate=no)\b/.test(line)) return false;
  const { said } = await settingsOf(machine, 'sleep.conf');
  const value = (key: string): string => said.get(key)?.value ?? '';
  // The other two are ways to hibernate, and refused with it unless somebody allows them by name.
  const others = ['AllowHybridSleep', 'AllowSuspendThenHibernate'].some((key) => isYes(value(key)));
  if (isNo(value('AllowHibernation')) && !others) return false;
  const masked = await Promise.all(sleepers.map((unit) => isMasked(machine, unit)));
  return !masked.every(Boolean);
}

/** core(5): the kernel's pattern, and where it leads to systemd, what that does with a dump. */
async function keepsDumps(machine: Machine): Promise<boolean> {
  const pattern = await kernelValue(machine, 'proc/sys/kernel/core_pattern');
  if (pattern === null) throw new Unseen();
  if (/^\|\s*(\/usr)?\/bin\/(false|true)\b/.test(pattern)) return false;
  if (!/^\|.*systemd-coredump\b/.test(pattern)) return true;
  const { said } = await settingsOf(machine, 'coredump.conf');
  return said.get('Storage')?.value !== 'none';
}

const mebibyte = 1024;
/** What the system, the shell and its spare take beside the files of a visit, in MiB. */
const beside = 1024;

async function memoryIsEnough(machine: Machine): Promise<Look> {
  const [, kibibytes] = /^MemTotal:\s+(\d+) kB$/m.exec((await textOf(machine, 'proc/meminfo')) ?? '') ?? [];
  if (kibibytes === undefined) throw new Unseen();
  const visit = (await policyOf(machine))?.session.memoryMegabytes ?? 0;
  return Number(kibibytes) / mebibyte >= visit + beside ? fine : wrong('/proc/meminfo');
}

export const memoryChecks: readonly Check[] = [
  {
    id: 'swap',
    severity: 'fault',
    what: 'There is no swap, or it is in memory, or its key is made anew at each start.',
    why: 'What a visit had in memory is written to swap, and stays on the disk when the visit has ended.',
    fix: 'Switch swap off, or encrypt it with a random key (crypttab: /dev/urandom, option swap).',
    command: 'swapoff -a',
    look: swapNow,
  },
  {
    id: 'swap-at-start',
    severity: 'fault',
    what: 'No swap on a disk comes back at the next start.',
    why: 'Swap that was switched off by hand is on again after a restart, if /etc/fstab says so.',
    fix: 'Take the lines of kind swap out of /etc/fstab.',
    command: 'systemctl daemon-reload',
    look: swapAtStart,
  },
  {
    id: 'hibernation',
    severity: 'fault',
    what: 'The computer never writes its memory to a disk to sleep (hibernation).',
    why: 'The whole memory, and with it the visit, would lie on the disk.',
    fix: 'Set AllowHibernation=no in sleep.conf.',
    command: null,
    look: async (machine) => ((await mayHibernate(machine)) ? wrong('/sys/power/state') : fine),
    mend: {
      safe: 'A computer that can’t hibernate still sleeps and switches off.',
      plan: async () => [
        pieceFor('systemd/sleep.conf.d', 'hibernation', [
          ...['[Sleep]', 'AllowHibernation=no', 'AllowHybridSleep=no', 'AllowSuspendThenHibernate=no'],
        ]),
      ],
    },
  },
  {
    id: 'core-dumps',
    severity: 'fault',
    what: 'A program that fails leaves no copy of its memory.',
    why: 'Such a dump holds pages, passwords and whatever else a browser held.',
    fix: 'Give dumps to a program that throws them away, now and for every start.',
    command: 'sysctl -w kernel.core_pattern="|/bin/false"',
    look: async (machine) => ((await keepsDumps(machine)) ? wrong('kernel.core_pattern') : fine),
    mend: {
      safe: 'Nobody may look into a patron’s memory, to mend a program or for another reason.',
      plan: async () => kernelChanges('core-dumps', 'kernel.core_pattern', '|/bin/false'),
    },
  },
  {
    id: 'memory',
    severity: 'fault',
    what: `There is memory for a whole visit (session.memoryMegabytes of the policy), and ${beside} MiB beside it.`,
    why: 'A visit lives in memory alone. Where it runs out, the kernel ends visits, or the station.',
    fix: 'Add memory, or write a smaller session.memoryMegabytes in the policy file.',
    command: null,
    look: memoryIsEnough,
  },
];
