// A folder in memory for what a benchmark starts: a station's /run is one, and a disk of the machine would be measured else.
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface MemoryFolder {
  readonly path: string;
  release(): Promise<void>;
}

/** Needs root. */
export async function memoryFolder(): Promise<MemoryFolder> {
  const path = await mkdtemp('/run/lethe-bench-');
  await run('mount', ['-t', 'tmpfs', '-o', 'mode=0755,nosuid,nodev', 'lethe-bench', path]);
  await chmod(path, 0o755);
  return {
    path,
    async release() {
      await run('umount', [path]);
      await rm(path, { recursive: true });
    },
  };
}
