// A computer emulated by QEMU: one processor, a disk, a screen, a mouse, keys and a network; switched on, off, or cut from power.
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../support/server/processes.ts';
import type { Disk, Installer } from './disk.ts';
import { type Hands, handsOf, screen } from './hands.ts';
import { type Monitor, openMonitor } from './qmp.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
}

export interface Computer {
  readonly hands: Hands;
  /** Runs a line of shell as root, over SSH. */
  run(script: string): Promise<Ran>;
  /** Waits until such a line succeeds. */
  until(what: string, script: string, milliseconds?: number): Promise<void>;
  /** Looks at its screen. @returns the colour of one point, such as `#0A5D64`; the picture stays in out/vm */
  look(name: string, x: number, y: number): Promise<string>;
  /** Writes all of its memory into a file. */
  memory(file: string): Promise<void>;
  powerOff(): Promise<void>;
  /** As when the plug is pulled. */
  cutPower(): Promise<void>;
}

export const pictures = join(import.meta.dirname, '../../../out/vm');
export const megabytes = 3072;

const minute = 60_000;
const bootPatience = 20 * minute;
const linePatience = 25 * minute;
const pause = 2000;

/**
 * Without the help of the processor an instruction takes QEMU some nanoseconds. Its clock counts instructions, so that the system's
 * own time runs as slowly as its work does and no program waits in vain; where it idles, time is everybody's.
 */
const emulated = ['-accel', 'tcg', '-icount', 'shift=1,sleep=on', '-smp', '1'];
const virtualised = ['-accel', 'kvm', '-smp', '2'];

const devices = (disk: Disk): readonly string[] => [
  ...['-drive', `file=${disk.file},format=raw,if=none,id=disk,discard=unmap,detect-zeroes=unmap,cache=writeback`],
  ...['-device', 'virtio-blk-pci,drive=disk,discard=on'],
  ...['-vga', 'none', '-device', `VGA,xres=${screen.width},yres=${screen.height},edid=on`],
  ...[
    '-device',
    'virtio-tablet-pci',
    '-device',
    'virtio-keyboard-pci',
    '-object',
    'rng-random,id=random,filename=/dev/urandom',
  ],
  ...['-device', 'virtio-rng-pci,rng=random'],
];

/** Not from the disk, which has no boot loader yet. */
const fromOutside = ({ kernel, earlySystem }: Installer): readonly string[] => [
  ...['-kernel', kernel, '-initrd', earlySystem, '-append', 'root=/dev/vda1 rw console=tty0 console=ttyS0'],
];

export interface Start {
  /** In which sockets and the console's text are kept. */
  readonly folder: string;
  readonly disk: Disk;
  /** The private key that root is signed in with. */
  readonly key: string;
  /** While the disk has no boot loader of its own. */
  readonly byInstaller?: boolean;
}

/** Resolves when somebody can sign in over SSH. */
export async function switchOn({ folder, disk, key, byInstaller = false }: Start): Promise<Computer> {
  const port = await freePort();
  const monitorPath = join(folder, `monitor-${port}`);
  const words = [
    ...['-m', String(megabytes), '-display', 'none', '-no-reboot', '-nodefaults'],
    ...(process.env.LETHE_TEST_KVM ? virtualised : emulated),
    ...devices(disk),
    ...(byInstaller ? fromOutside(disk.installer) : []),
    ...['-nic', `user,model=virtio-net-pci,hostfwd=tcp:127.0.0.1:${port}-:22`],
    ...['-serial', `file:${join(folder, `console-${port}`)}`],
    ...['-qmp', `unix:${monitorPath},server=on,wait=off`],
  ];
  const qemu = spawn('qemu-system-x86_64', words, { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(qemu, 'exit');
  const monitor = await openMonitor(monitorPath);
  const computer = operate(qemu, ended, monitor, sshWords(folder, port, key));
  await computer.until('somebody can sign in', 'true', bootPatience);
  return computer;
}

const sshWords = (folder: string, port: number, key: string): readonly string[] => [
  ...['-p', String(port), '-i', key, '-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null'],
  ...['-o', 'LogLevel=ERROR', '-o', 'BatchMode=yes', '-o', 'ConnectTimeout=120', '-o', 'ControlMaster=auto'],
  ...['-o', `ControlPath=${join(folder, `ssh-${port}`)}`, '-o', 'ControlPersist=600', 'root@127.0.0.1'],
];

function operate(qemu: ChildProcess, ended: Promise<unknown>, monitor: Monitor, ssh: readonly string[]): Computer {
  const run = async (script: string): Promise<Ran> => {
    try {
      const { stdout } = await promisify(execFile)('ssh', [...ssh, script], { timeout: linePatience });
      return { code: 0, out: stdout };
    } catch (error) {
      const { code, stdout } = error as { code: unknown; stdout?: string };
      return { code: typeof code === 'number' ? code : -1, out: stdout ?? '' };
    }
  };
  return {
    run,
    hands: handsOf(monitor),
    async until(what, script, milliseconds = linePatience) {
      for (const begun = Date.now(); (await run(script)).code !== 0; await setTimeout(pause)) {
        if (qemu.exitCode !== null) throw new Error(`the computer went off before: ${what}`);
        if (Date.now() - begun > milliseconds) throw new Error(`never: ${what}`);
      }
    },
    async look(name, x, y) {
      mkdirSync(pictures, { recursive: true });
      const file = join(pictures, `${name}.png`);
      await monitor.ask('screendump', { filename: file, format: 'png' });
      const told = execFileSync('convert', [file, '-crop', `1x1+${x}+${y}`, 'txt:-'], { encoding: 'utf8' });
      return /#[0-9A-F]{6}/.exec(told)?.[0] ?? '';
    },
    async memory(file) {
      await monitor.ask('pmemsave', { val: 0, size: megabytes * 2 ** 20, filename: file });
    },
    async powerOff() {
      await run('systemctl poweroff --no-block');
      await ended;
      monitor.close();
    },
    async cutPower() {
      qemu.kill('SIGKILL');
      await ended;
      monitor.close();
    },
  };
}
