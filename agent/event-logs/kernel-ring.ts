// Clears the kernel's own ring of messages by writing over it: `dmesg --clear` only moves a mark, and what stands before it can be read again.
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { Cleaner, Round } from '../wipe/cleaner.ts';
import { isFromSystem } from '../wipe/folder.ts';
import { type KernelMessages, openKernelMessages } from './kernel-messages.ts';

/** As long as the kernel takes a line, of facility `user` and level `debug`, so that no screen shows it. */
const filler = `<15>lethe: written over what stood here before ${'.'.repeat(850)}\n`;
const fillersAtOnce = 64;
/** 16 MB and more: no kernel makes itself a larger ring. */
const mostFillers = 20_000;

/** Not at boot: the ring is no older than the boot, and a technician may need what the hardware said as it started. */
export function kernelRingCleaner(root: string): Cleaner {
  const lasts = new WeakMap<Round, number>();
  return {
    id: 'kernel-ring',
    group: 'event-logs',
    when: ['daily'],
    plan: async (round) =>
      withRing(root, (ring) => {
        const numbers = ring.numbers();
        const last = lasts.get(round) ?? numbers.at(-1) ?? -1;
        lasts.set(round, last);
        return upTo(last, numbers);
      }),
    apply: async (round) =>
      withRing(root, (ring) => {
        const last = lasts.get(round) ?? -1;
        const before = upTo(last, ring.numbers());
        ring.writeFreely((write) => {
          for (let written = 0; ring.oldest() <= last && written < mostFillers; written += fillersAtOnce) {
            for (let count = 0; count < fillersAtOnce; count++) write(filler);
          }
        });
        return before - upTo(last, ring.numbers());
      }),
  };
}

const upTo = (last: number, numbers: readonly number[]): number => numbers.filter((number) => number <= last).length;

function withRing(root: string, use: (ring: KernelMessages) => number): Result<number> {
  try {
    const ring = openKernelMessages(root);
    if (ring === 'hidden') return fail('WIPE-02');
    return succeed(ring === null ? 0 : use(ring));
  } catch (error) {
    if (isFromSystem(error)) return fail('WIPE-02');
    throw error;
  }
}
