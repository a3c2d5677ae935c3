// The kernel's ring of messages as a device: which messages stand in it, and how to write to it. See Documentation/ABI/testing/dev-kmsg of the kernel.
import {
  closeSync,
  constants,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { hasCode } from '../wipe/folder.ts';

/** As stat(2) packs the numbers of character device 1, 11. A container has something else in its place, or nothing. */
const deviceNumber = (1 << 8) | 11;
const deviceOfMachine = '/sys/class/mem/kmsg';
/** systemd writes it where it runs as the first process of a container. */
const signOfContainer = '/run/systemd/container';
/** The kernel gives one message for each read, and none is longer. */
const longestMessage = 8192;

export interface KernelMessages {
  /** The sequence numbers of all messages, oldest first. */
  numbers(): readonly number[];
  oldest(): number;
  /** Lets root write more than the ten lines in five seconds that the kernel allows by itself, where the site has not forbidden it. */
  writeFreely(work: (write: (line: string) => void) => void): void;
}

/**
 * @returns null where the ring is not below this root folder: it is the machine's, and none of ours to clear. `hidden` where
 * the machine has one and does not show it to us, as a sandbox does that is drawn too tightly; a container has none of its own.
 */
export function openKernelMessages(root: string): KernelMessages | 'hidden' | null {
  const path = join(root, 'dev/kmsg');
  if (!isRing(path))
    return root === '/' && existsSync(deviceOfMachine) && !existsSync(signOfContainer) ? 'hidden' : null;
  return {
    numbers: () => readNumbers(path, Number.POSITIVE_INFINITY),
    oldest: () => readNumbers(path, 1)[0] ?? Number.POSITIVE_INFINITY,
    writeFreely: (work) =>
      withDevice(path, constants.O_WRONLY, (device) =>
        withLimit(join(root, 'proc/sys/kernel/printk_devkmsg'), () => work((line) => void writeSync(device, line))),
      ),
  };
}

function isRing(path: string): boolean {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat?.isCharacterDevice() === true && stat.rdev === deviceNumber;
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EPERM', 'ELOOP', 'ENOTDIR')) return false;
    throw error;
  }
}

/** A reader begins at the oldest message each time it opens the device. */
const readNumbers = (path: string, most: number): readonly number[] =>
  withDevice(path, constants.O_RDONLY, (device) => {
    const numbers: number[] = [];
    const message = Buffer.alloc(longestMessage);
    while (numbers.length < most) {
      const length = readMessage(device, message);
      if (length === null) break;
      const number = /^\d+,(\d+),/.exec(message.toString('latin1', 0, Math.min(length, 64)))?.[1];
      if (number === undefined) throw new Error('the kernel writes its messages in an unknown way');
      numbers.push(Number(number));
    }
    message.fill(0);
    return numbers;
  });

/** @returns null at the end */
function readMessage(device: number, message: Buffer): number | null {
  for (;;) {
    try {
      return readSync(device, message, 0, message.length, null);
    } catch (error) {
      if (hasCode(error, 'EAGAIN')) return null;
      // Overtaken by the writers: the next read goes on at what is now the oldest.
      if (!hasCode(error, 'EPIPE')) throw error;
    }
  }
}

function withDevice<Value>(path: string, access: number, use: (device: number) => Value): Value {
  const device = openSync(path, access | constants.O_NONBLOCK | constants.O_NOFOLLOW | constants.O_NOCTTY);
  try {
    return use(device);
  } finally {
    closeSync(device);
  }
}

function withLimit(path: string, work: () => void): void {
  const before = readFileSync(path, 'latin1').trim();
  try {
    trySetting(path, 'on');
    work();
  } finally {
    trySetting(path, before);
  }
}

/** A boot option can fix it, and a sandbox can forbid it. What stays in the ring then is counted. */
function trySetting(path: string, value: string): void {
  try {
    // The kernel takes this setting with a line break only.
    writeFileSync(path, `${value}\n`);
  } catch (error) {
    if (!hasCode(error, 'EACCES', 'EPERM', 'EROFS', 'EINVAL')) throw error;
  }
}
