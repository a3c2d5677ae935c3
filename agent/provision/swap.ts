// Lines of fstab(5) about swap: which there are, and what they become where swap gets a key of its own at each start (crypttab(5)).
import type { Change } from './change.ts';
import type { Facts } from './facts.ts';

const mapped = '/dev/mapper/lethe-swap';
const fstab = '/etc/fstab';
const crypttab = '/etc/crypttab';

const fieldsOf = (line: string): readonly string[] => line.trim().split(/\s+/);

/** Lines that start swap, but for ours. */
export const swapLines = (text: string | null): readonly string[] =>
  (text ?? '').split('\n').filter((line) => {
    const [device = '', , type] = fieldsOf(line);
    return !device.startsWith('#') && type === 'swap' && device !== mapped;
  });

/** A key from the kernel's own randomness, for this start alone; the partition gets a new signature each time. */
const keyed = (partition: string): string =>
  `lethe-swap ${partition} /dev/urandom swap,cipher=aes-xts-plain64,size=512,sector-size=4096`;

/**
 * The first partition that is swap now becomes swap under a random key; other swap goes. A partition's usual name is written
 * in what the key covers, so it needs one that its table gives.
 * @returns null where there is no such partition
 */
export function randomKeySwap(text: string | null, { lastingName, text: read }: Facts): readonly Change[] | null {
  if (text?.includes(mapped) === true) return [];
  const lines = swapLines(text);
  const chosen = lines.find((line) => lastingName(fieldsOf(line)[0] ?? '') !== null);
  const partition = lastingName(fieldsOf(chosen ?? '')[0] ?? '');
  if (chosen === undefined || partition === null) return null;
  const swaps = lines.map((before) => ({
    before,
    after: before === chosen ? `${mapped} none swap sw 0 0` : `# lethe provision: ${before}`,
  }));
  const says = 'swap on a partition with a new random key at each start';
  const key: Change =
    read(crypttab) === null
      ? { is: 'file', path: crypttab, text: `${keyed(partition)}\n`, says }
      : { is: 'lines', path: crypttab, lines: [{ before: null, after: keyed(partition) }], says };
  return [key, { is: 'lines', path: fstab, lines: swaps, says: 'start that swap, and no other' }];
}
