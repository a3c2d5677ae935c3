// Clears the kernel's own ring of messages by writing over it: `dmesg --clear` only moves a mark, and what stands before it can be read again.
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { Cleaner, Round } from '../wipe/cleaner.ts';
import { isFromSystem } from '../wipe/folder.ts';
import { openKernelMessages } from './kernel-messages.ts';

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
      attempt(() => {
        const numbers = openKernelMessages(root)?.numbers() ?? [];
        const last = lasts.get(round) ?? numbers.at(-1) ?? -1;
        lasts.set(round, last);
        return numbers.filter((number) => number <= last).length;
      }),
    apply: async (round) =>
      attempt(() => {
        const ring = openKernelMessages(root);
        const last = lasts.get(round) ?? -1;
        const standing = () => (ring?.numbers() ?? []).filter((number) => number <= last).length;
        const before = standing();
        ring?.writeFreely((write) => {
          for (let written = 0; ring.oldest() <= last && written < mostFillers; written += fillersAtOnce) {
            for (let count = 0; count < fillersAtOnce; count++) write(filler);
          }
        });
        return before - standing();
      }),
  };
}

function attempt(work: () => number): Result<number> {
  try {
    return succeed(work());
  } catch (error) {
    if (isFromSystem(error)) return fail('WIPE-02');
    throw error;
  }
}
