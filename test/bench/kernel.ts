// How long this machine's kernel takes to free a gigabyte of a memory file system: the floor of a large visit's end.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { clock } from '../support/station/patron.ts';

const run = promisify(execFile);

/** One sample, in milliseconds, the start of umount(8) included. Needs root. @param folder where it may mount */
async function freeOnce(folder: string): Promise<number> {
  const path = await mkdtemp(join(folder, 'floor-'));
  await run('mount', ['-t', 'tmpfs', '-o', 'size=1100m', 'lethe-floor', path]);
  await run('dd', ['if=/dev/zero', `of=${path}/data`, 'bs=1M', 'count=1024', 'status=none']);
  const from = clock();
  await run('umount', [path]);
  const took = clock() - from;
  await rm(path, { recursive: true });
  return took;
}

export async function freeGigabytes(folder: string, count: number): Promise<number[]> {
  const samples: number[] = [];
  for (let at = 0; at < count; at += 1) samples.push(await freeOnce(folder));
  return samples;
}
