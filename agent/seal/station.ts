// Makes a station nobody: overwrites and removes all that the agent keeps over a restart, so that every copy of the disk begins anew.
import { closeSync, constants, fstatSync, fsyncSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { SweptPlace } from '../wipe/place.ts';
import { sweep } from '../wipe/remove.ts';

const { O_NOFOLLOW, O_NONBLOCK, O_WRONLY } = constants;

/** Whoever gives another folder to seal may mean it, but never one of these. */
const never = ['/bin', '/boot', '/dev', '/etc', '/home', '/lib', '/opt', '/proc', '/root', '/sbin', '/sys', '/usr'];
const deny = {
  why: 'Folders of the system itself are not the state of an agent.',
  trees: never,
  folders: ['/', '/var', '/var/lib', '/run', '/srv', '/tmp'],
  logs: ['/var/log'],
};

export interface Sealed {
  readonly removed: number;
}

const placeOf = (stateDir: string): SweptPlace => ({
  ...{ root: '/', path: stateDir, keep: [], leaveOut: [], deny, kioskId: -1, begun: 0 },
  whose: 'anybody',
});

/** What would go. SEAL-02 when it can't be looked at. */
export function lookAtStation(stateDir: string): Result<Sealed> {
  const found = sweep(placeOf(stateDir), 'look');
  return found.ok ? succeed({ removed: found.value.found }) : fail('SEAL-02');
}

/** SEAL-02 when something of it is still there. A folder that is not there is sealed already. */
export function sealStation(stateDir: string): Result<Sealed> {
  const place = placeOf(stateDir);
  const before = sweep(place, 'look');
  if (!before.ok) return fail('SEAL-02');
  overwriteAll(stateDir);
  const removed = sweep(place, 'remove');
  const after = sweep(place, 'look');
  if (!removed.ok || !after.ok || after.value.found > 0)
    return fail('SEAL-02', { left: after.ok ? after.value.found : 1 });
  return succeed({ removed: removed.value.removed });
}

/** An image is a copy of blocks: a file that was only removed is still in it. On some disks this does not reach the old blocks. */
function overwriteAll(folder: string): void {
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) overwriteAll(path);
    else if (entry.isFile()) overwrite(path);
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

export function overwrite(path: string): void {
  try {
    const descriptor = openSync(path, O_WRONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      const { nlink, size } = fstatSync(descriptor);
      // Another name of it may stand anywhere.
      if (nlink === 1) writeSync(descriptor, Buffer.alloc(size), 0, size, 0);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // The look afterwards says whether it is gone.
  }
}
