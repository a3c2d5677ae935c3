// What a collector is, and how they are run: each alone, timed, and none can hold up or spoil another.
import type { SystemInformation } from './system-information.ts';

/** The machine that is looked at. */
export interface Host {
  /** `/` on a station; a folder with files laid out like one in a test. */
  readonly root: string;
  readonly information: SystemInformation;
}

/** A failure is a measurement too: what could not be seen is told as `unknown`. */
export type Reading<Value> =
  | { readonly ok: true; readonly value: Value; readonly ms: number }
  | { readonly ok: false; readonly ms: number };

/** null where this machine has no such thing, which is no failure. */
export type Collector<Value> = (host: Host) => Promise<Value | null>;

type Collectors = Readonly<Record<string, Collector<unknown>>>;
export type Readings<These extends Collectors> = {
  readonly [Id in keyof These]: Reading<Awaited<ReturnType<These[Id]>>>;
};

/** A sensor or a disk that does not answer must not keep a report from its time. */
export const patienceMs = 5000;

export async function collect<These extends Collectors>(
  collectors: These,
  host: Host,
  patience: number = patienceMs,
): Promise<Readings<These>> {
  const read = async ([id, collector]: readonly [string, Collector<unknown>]) => [
    id,
    await time(collector, host, patience),
  ];
  return Object.fromEntries(await Promise.all(Object.entries(collectors).map(read)));
}

async function time(collector: Collector<unknown>, host: Host, patience: number): Promise<Reading<unknown>> {
  const begun = performance.now();
  const ms = (): number => Math.round(performance.now() - begun);
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('too late')), patience);
    });
    return { ok: true, value: await Promise.race([(async () => collector(host))(), late]), ms: ms() };
  } catch {
    return { ok: false, ms: ms() };
  } finally {
    clearTimeout(timer);
  }
}

/** null for a reading that failed, and for a thing that is not there. */
export const known = <Value>(reading: Reading<Value>): Value | null => (reading.ok ? reading.value : null);
