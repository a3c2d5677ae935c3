// Reads journals through journalctl and counts the entries from before a moment. A search of the raw bytes proves nothing: they are compressed.
import { readFileSync } from 'node:fs';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { runTool } from '../run-tool.ts';
import { isFromSystem } from '../wipe/folder.ts';

const tool = '/usr/bin/journalctl';
const toolPatience = 20_000;
const mostOutput = 4 * 1024 * 1024;
const fields = ['_BOOT_ID', '_TRANSPORT', '_SOURCE_MONOTONIC_TIMESTAMP', '_SOURCE_REALTIME_TIMESTAMP'];

/** One moment on the clock that never steps and on the one that people see. Microseconds. */
export interface Moment {
  readonly boot: string;
  readonly monotonic: number;
  /** By today's reading of the clock, should it have been set meanwhile. */
  realtime(): number;
}

export function now(): Moment {
  const monotonic = monotonicNow();
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').replaceAll('-', '').trim();
  return { boot, monotonic, realtime: () => Date.now() * 1000 - (monotonicNow() - monotonic) };
}

const monotonicNow = (): number => Number(process.hrtime.bigint() / 1000n);

/**
 * @param paths journals that can be opened by these paths
 * WIPE-02 when they can't be read
 */
export async function countEarlier(paths: readonly string[], moment: Moment): Promise<Result<number>> {
  if (paths.length === 0) return succeed(0);
  const format = ['--quiet', '--no-pager', '--output=json', `--output-fields=${fields.join()}`];
  const options = { env: {}, timeout: toolPatience, maxBuffer: mostOutput };
  try {
    const stdout = await runTool(tool, [...paths.map((path) => `--file=${path}`), ...format], options);
    return countIn(stdout.split('\n'), moment);
  } catch (error) {
    if (!isFromSystem(error) || error.code !== 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return fail('WIPE-02');
    // More than a journal that was begun a moment ago can hold: the part that was read says enough.
    const read = 'stdout' in error && typeof error.stdout === 'string' ? error.stdout : '';
    return countIn(read.split('\n').slice(0, -1), moment);
  }
}

function countIn(lines: readonly string[], moment: Moment): Result<number> {
  const entries = lines.filter((line) => line !== '').map(parseEntry);
  if (entries.includes(null)) return fail('WIPE-02');
  return succeed(entries.filter((entry) => entry !== null && isEarlier(entry, moment)).length);
}

/** Values are texts; what else there may be (bytes, null) is left out. */
export type Entry = Readonly<Record<string, unknown>>;

function parseEntry(line: string): Entry | null {
  try {
    const entry: unknown = JSON.parse(line);
    return typeof entry === 'object' && entry !== null ? { ...entry } : null;
  } catch {
    return null;
  }
}

/**
 * The daemon's own stamp counts, on the clock that never steps; and its source's, since an entry may have waited in the
 * daemon's queue. Messages of the kernel that the daemon reads once more bear a new stamp and the kernel's old one.
 */
export function isEarlier(entry: Entry, moment: Moment): boolean {
  if (entry._BOOT_ID !== moment.boot) return true;
  const stamped = numberIn(entry, '__MONOTONIC_TIMESTAMP');
  if (stamped === null || stamped < moment.monotonic) return true;
  const said = entry._TRANSPORT === 'kernel' ? numberIn(entry, '_SOURCE_MONOTONIC_TIMESTAMP') : null;
  const sent = numberIn(entry, '_SOURCE_REALTIME_TIMESTAMP');
  return (said !== null && said < moment.monotonic) || (sent !== null && sent < moment.realtime());
}

function numberIn(entry: Entry, field: string): number | null {
  const value = entry[field];
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : null;
}
