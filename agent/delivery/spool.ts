// Reports that wait to be sent: so many and no more, the oldest go first. In memory; a page on disk may stand behind it.
import * as z from 'zod';
import { largestSequence, reportBytes } from '../../contract/report-envelope.ts';

/** When something was, told by two clocks: the second one does not jump, but begins anew with each boot. */
export const Moment = z.strictObject({ wall: z.number(), uptime: z.number(), boot: z.string().max(64) });
export type Moment = z.infer<typeof Moment>;

export const Waiting = z.strictObject({
  sequence: z.int().min(0).max(largestSequence),
  nonce: z.string().regex(/^[0-9a-f]{16}$/),
  made: Moment,
  body: z.string().max(reportBytes),
});
export type Waiting = z.infer<typeof Waiting>;

/** What must not begin anew when the agent does. */
export const Marks = z.strictObject({ sequence: z.int().min(0).max(largestSequence), toldDay: z.int() });
export type Marks = z.infer<typeof Marks>;

export interface Spool {
  /** null: nothing is known, as on the first start. */
  readonly marks: Marks | null;
  readonly size: number;
  /** @returns how many had to go to make room */
  add(waiting: Waiting, marks: Marks): number;
  /** The oldest: numbers must arrive in order, or two machines with one id could not be told from one. */
  oldest(): Waiting | null;
  forget(sequence: number): void;
}

/** What is written down, place by place; `null` empties a place. */
export interface Page {
  readonly marks: Marks | null;
  readonly waiting: readonly (readonly [place: number, waiting: Waiting])[];
  write(place: number, waiting: Waiting | null): void;
  writeMarks(marks: Marks): void;
}

/** Two days. Older reports help nobody, and each one more is a request when the server comes back. */
export const mostWaiting = 576;

/** @param page null: only in memory */
export function keepSpool(page: Page | null, most: number = mostWaiting): Spool {
  const places = new Map(page?.waiting.filter(([place]) => place < most));
  let marks = page?.marks ?? null;
  const ordered = () => [...places].sort(([, one], [, other]) => one.sequence - other.sequence);
  const freePlace = (): number =>
    Array.from({ length: most }, (_, place) => place).find((one) => !places.has(one)) ?? 0;
  return {
    get marks() {
      return marks;
    },
    get size() {
      return places.size;
    },
    add(waiting, next) {
      const oldest = places.size >= most ? ordered()[0] : undefined;
      const place = oldest === undefined ? freePlace() : oldest[0];
      places.set(place, waiting);
      marks = next;
      page?.write(place, waiting);
      page?.writeMarks(next);
      return oldest === undefined ? 0 : 1;
    },
    oldest: () => ordered()[0]?.[1] ?? null,
    forget(sequence) {
      const found = [...places].find(([, waiting]) => waiting.sequence === sequence);
      if (found === undefined) return;
      places.delete(found[0]);
      page?.write(found[0], null);
    },
  };
}
