// Runs a tool of the system within a time limit that holds: whoever may stop a process keeps it from hearing a milder signal.
import { type ExecFileOptions, execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

type How = Required<Pick<ExecFileOptions, 'timeout' | 'env'>> & Pick<ExecFileOptions, 'maxBuffer' | 'uid'>;

/** @returns what it wrote. @throws as execFile does, with `stdout` among what is thrown, when it failed or was late */
export async function runTool(tool: string, args: readonly string[], how: How): Promise<string> {
  return (await run(tool, args, { ...how, encoding: 'utf8', killSignal: 'SIGKILL' })).stdout;
}
