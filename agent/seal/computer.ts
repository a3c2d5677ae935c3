// Takes from a computer what tells it from others, all that `marks` lists, and looks again afterwards.
import { dirname, join } from 'node:path';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { isFromSystem } from '../wipe/folder.ts';
import { findTraces, type Trace } from './find.ts';
import type { SealedMachine } from './machine.ts';
import { overwrite } from './station.ts';

/** SEAL-02 when something of it can't be looked at. */
export function lookAtComputer({ disk }: SealedMachine): Result<readonly Trace[]> {
  try {
    return succeed(findTraces(disk));
  } catch (error) {
    if (isFromSystem(error)) return fail('SEAL-02');
    throw error;
  }
}

/** SEAL-02 when something of it is still there. @returns what was there */
export function sealComputer(machine: SealedMachine): Result<readonly Trace[]> {
  machine.quieten();
  const found = lookAtComputer(machine);
  if (!found.ok) return found;
  try {
    for (const trace of found.value) take(machine, trace);
  } catch (error) {
    if (isFromSystem(error)) return fail('SEAL-02');
    throw error;
  }
  const left = lookAtComputer(machine);
  if (!left.ok) return left;
  return left.value.length === 0 ? found : fail('SEAL-02', { left: left.value.length });
}

function take({ root, disk }: SealedMachine, { path, becomes }: Trace): void {
  if (becomes === 'no folder') return disk.takeFolder(path);
  if (becomes.is === 'absent') overwrite(join(root, path));
  else if (!disk.hasFolder(dirname(path))) disk.makeFolder(dirname(path));
  disk.put(path, becomes);
}
