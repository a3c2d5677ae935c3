// What the kernel must do, and must not let anybody do: memory that is overwritten, secrets that it keeps, keys that it ignores.
import { type Check, fine, fineUnless, wrong } from '../check.ts';
import { kernelValue, textOf } from '../files.ts';
import type { Machine } from '../machine.ts';
import { kernelChanges } from '../pieces.ts';

interface KernelSetting {
  readonly id: string;
  readonly severity: Check['severity'];
  /** As sysctl(8) names it. */
  readonly name: string;
  readonly wanted: string;
  /** Values that do as well; without it, only the wanted one. */
  readonly allows?: (value: string) => boolean;
  readonly what: string;
  readonly why: string;
  readonly safe: string;
}

/** Where a kernel has no such setting, nobody can say that the property holds. */
const checkOf = ({ id, severity, name, wanted, allows, what, why, safe }: KernelSetting): Check => ({
  ...{ id, severity, what, why },
  fix: `Set ${name} to ${wanted}, now and for every start.`,
  command: `sysctl -w ${name}=${wanted}`,
  async look(machine) {
    const value = await kernelValue(machine, `proc/sys/${name.replaceAll('.', '/')}`);
    const isGood = value !== null && (value === wanted || allows?.(value) === true);
    return isGood ? fine : wrong(name);
  },
  mend: { safe, plan: async () => kernelChanges(id, name, wanted) },
});

const settings: readonly KernelSetting[] = [
  {
    id: 'kernel-messages',
    severity: 'fault',
    name: 'kernel.dmesg_restrict',
    wanted: '1',
    what: 'Only root reads the kernel’s messages.',
    why: 'They name devices and programs, and are an event log that stays until the next start.',
    safe: 'It takes a right from ordinary users alone.',
  },
  {
    id: 'kernel-addresses',
    severity: 'advice',
    name: 'kernel.kptr_restrict',
    wanted: '2',
    allows: (value) => value === '1',
    what: 'The kernel hides its addresses.',
    why: 'Whoever breaks out of the browser’s sandbox needs them to go on.',
    safe: 'It takes a right from ordinary users alone.',
  },
  {
    id: 'magic-keys',
    severity: 'fault',
    name: 'kernel.sysrq',
    wanted: '0',
    what: 'The kernel listens to no magic keys (SysRq).',
    why: 'At the keyboard they end the station’s screen, restart the computer, or write memory into the log.',
    safe: 'Only a kernel developer misses them.',
  },
  {
    id: 'kexec',
    severity: 'advice',
    name: 'kernel.kexec_load_disabled',
    wanted: '1',
    what: 'No other kernel can be started in place of this one.',
    why: 'A kernel that is started so finds the memory as it is, visits included.',
    safe: 'The computer can still be restarted; only crash dumps by kexec stop working, which a station must not make.',
  },
];

/** The kernel's command line decides; without a word in it, what the kernel was built with. */
async function erasesMemory(machine: Machine): Promise<boolean> {
  const line = (await kernelValue(machine, 'proc/cmdline')) ?? '';
  const said = [...line.matchAll(/\binit_on_free=(\w+)/g)].at(-1)?.[1];
  if (said !== undefined) return /^(1|y|on|yes)$/i.test(said);
  const release = await kernelValue(machine, 'proc/sys/kernel/osrelease');
  const built = await textOf(machine, `boot/config-${release ?? ''}`);
  return /^CONFIG_INIT_ON_FREE_DEFAULT_ON=y$/m.test(built ?? '');
}

export const kernelChecks: readonly Check[] = [
  {
    id: 'memory-erased',
    severity: 'fault',
    what: 'The kernel overwrites memory when it is freed (init_on_free=1).',
    why: 'A visit lives in memory. Freed memory keeps its bytes until it is used again, unless the kernel overwrites it.',
    fix: 'Add init_on_free=1 to GRUB_CMDLINE_LINUX in /etc/default/grub, write GRUB’s settings anew, then restart.',
    command: 'update-grub',
    look: async (machine) => ((await erasesMemory(machine)) ? fine : wrong('/proc/cmdline')),
  },
  ...settings.map(checkOf),
  {
    id: 'kernel-ring',
    severity: 'fault',
    what: 'The agent may write over the kernel’s ring of messages.',
    why: 'The ring is an event log. With printk.devkmsg=off or =ratelimit its old messages stay.',
    fix: 'Take printk.devkmsg out of the kernel’s command line, then restart.',
    command: null,
    async look(machine) {
      const line = (await kernelValue(machine, 'proc/cmdline')) ?? '';
      return fineUnless(/\bprintk\.devkmsg=(off|ratelimit)\b/.test(line) ? ['/proc/cmdline'] : []);
    },
  },
];
