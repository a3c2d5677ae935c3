// What the processors have done since the start of the computer; the difference of two readings is the load in between.
import { cpus } from 'node:os';

/** In milliseconds, all processors together. */
export interface ProcessorTime {
  readonly busy: number;
  readonly total: number;
}

export async function readProcessor(): Promise<ProcessorTime> {
  const times = cpus().map((processor) => processor.times);
  const total = times.reduce((sum, time) => sum + time.user + time.nice + time.sys + time.irq + time.idle, 0);
  return { busy: total - times.reduce((sum, { idle }) => sum + idle, 0), total };
}
