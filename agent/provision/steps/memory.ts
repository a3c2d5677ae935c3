// What keeps memory out of disks, and freed memory empty: swap, hibernation, dumps of programs, the kernel's own setting.
import { type Change, kernelLine, kernelSettings, mask, ownFile, setSystemd } from '../change.ts';
import type { Facts } from '../facts.ts';
import type { Step } from '../step.ts';
import { randomKeySwap, swapLines } from '../swap.ts';

const fstab = '/etc/fstab';
const grub = '/etc/default/grub';

const onKernelLine = ({ hasFile }: Facts, change: Change): readonly Change[] => (hasFile(grub) ? [change] : []);

const noBootLoader = ({ hasFile }: Facts, words: string): readonly string[] =>
  hasFile(grub) ? [] : [`There is no GRUB here. Add this to the kernel’s line in your boot loader: ${words}`];

export const swap: Step = {
  id: 'swap',
  title: 'No swap, or swap under a key that nobody knows',
  why: 'The kernel may write the memory of a visit to swap, where it outlives the visit and the computer’s being switched off.',
  refresh: ['systemd'],
  changes(facts, choices) {
    const text = facts.text(fstab);
    const random = choices.swap === 'random-key' ? randomKeySwap(text, facts) : null;
    if (random !== null) return random;
    const lines = swapLines(text).map((before) => ({ before, after: `# lethe provision: ${before}` }));
    const off: Change = { is: 'lines', path: fstab, lines, says: 'leave swap out when the computer starts' };
    return [...(lines.length === 0 ? [] : [off]), mask('swap.target', 'no swap is started, wherever it is listed')];
  },
  notes(facts, choices) {
    if (choices.swap === 'none' || randomKeySwap(facts.text(fstab), facts) !== null) return [];
    return ['There is no partition for swap that has a lasting name, so this station gets no swap at all.'];
  },
};

const sleepers = ['hibernate.target', 'hybrid-sleep.target', 'suspend-then-hibernate.target'];

export const hibernation: Step = {
  id: 'hibernation',
  title: 'No hibernation',
  why: 'Hibernation writes all memory to the disk, and a station that wakes from it does not start anew.',
  refresh: ['systemd', 'early-system', 'boot-loader'],
  changes: (facts) => [
    ...sleepers.map((target) => mask(target, 'nothing can ask for it')),
    setSystemd(
      'sleep',
      'hibernation',
      ['[Sleep]', 'AllowHibernation=no', 'AllowHybridSleep=no', 'AllowSuspendThenHibernate=no'],
      'the system refuses it',
    ),
    ...(facts.hasFile('/etc/initramfs-tools/initramfs.conf')
      ? [ownFile('/etc/initramfs-tools/conf.d/resume', '#', ['RESUME=none'], 'no start looks for such memory')]
      : []),
    ...onKernelLine(facts, kernelLine('hibernation', 'nohibernate', 'the kernel refuses it')),
  ],
  notes: (facts) => noBootLoader(facts, 'nohibernate'),
};

export const coreDumps: Step = {
  id: 'core-dumps',
  title: 'No dumps of programs that fail',
  why: 'A dump is a program’s memory in a file: pages, forms and passwords of whoever was there.',
  refresh: ['systemd', 'kernel-settings'],
  changes: () => [
    kernelSettings(
      'core-dumps',
      ['kernel.core_pattern = |/bin/false', 'fs.suid_dumpable = 0'],
      'the kernel hands dumps to a program that takes nothing',
    ),
    ownFile(
      '/etc/security/limits.d/lethe.conf',
      '#',
      ['* hard core 0', 'root hard core 0'],
      'nobody who signs in may make one',
    ),
    setSystemd('system', 'core-dumps', ['[Manager]', 'DefaultLimitCORE=0'], 'no service may make one'),
    setSystemd(
      'coredump',
      'core-dumps',
      ['[Coredump]', 'Storage=none', 'ProcessSizeMax=0'],
      'the system’s own keeper keeps none',
    ),
    ...['apport.service', 'whoopsie.service', 'kdump-tools.service'].map((unit) =>
      mask(unit, 'nothing collects them or sends them away'),
    ),
  ],
};

export const freedMemory: Step = {
  id: 'freed-memory',
  title: 'Freed memory is emptied',
  why: 'Without this, memory keeps the bytes of a visit until something else uses it.',
  refresh: ['boot-loader'],
  changes: (facts) =>
    onKernelLine(facts, kernelLine('freed-memory', 'init_on_free=1', 'the kernel empties what is freed')),
  notes: (facts) => noBootLoader(facts, 'init_on_free=1'),
};
