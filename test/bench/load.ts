// Sends requests as fast as they are answered, with wrk: a program of one thread that costs little beside what it measures.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Load {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Answers that were not of the kind that was hoped for, and connections that broke. */
  readonly wrong: number;
  /** Its status; 0: there was none, or no answer at all. */
  readonly lastWrong: number;
  readonly requests: number;
}

export interface LoadOptions {
  readonly url: string;
  readonly seconds: number;
  readonly connections: number;
  /** Each request whole, one after the other, all of `bytes` each. Used up from the front. */
  readonly file: string;
  readonly bytes: number;
  /** Begin anew at the end of the file. */
  readonly round: boolean;
  readonly status: number;
}

const script = fileURLToPath(new URL('./load.lua', import.meta.url));

/** @throws when wrk is missing or the requests ran out before the time did */
export async function sendLoad(options: LoadOptions): Promise<Load> {
  const { url, seconds, connections, file, bytes, round, status } = options;
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '20s', '-s', script, url, '--'];
  const child = spawn('wrk', [...args, file, String(bytes), round ? 'round' : 'once', String(status)]);
  let out = '';
  child.stdout.on('data', (piece: Buffer) => {
    out += piece.toString();
  });
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
  const line = out.split('\n').find((one) => one.startsWith('{'));
  if (line === undefined) throw new Error(`wrk told nothing: ${out}`);
  return JSON.parse(line) as Load;
}
