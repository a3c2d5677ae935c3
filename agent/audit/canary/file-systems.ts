// Which file systems there are to be searched: every one that can be written to, once; and those that are a session's own.
import type { BeyondReach } from '../../../contract/canary-receipt.ts';
import { type Mount, mountPoints, reachable, readMounts } from '../../processes/mounts.ts';

/** Made by the kernel when they are read. What they say of processes is searched by itself. */
const kernelMade: ReadonlySet<string> = new Set([
  ...['proc', 'sysfs', 'cgroup', 'cgroup2', 'devpts', 'securityfs', 'debugfs', 'tracefs', 'configfs', 'bpf'],
  ...['binfmt_misc', 'autofs', 'rpc_pipefs', 'fusectl', 'selinuxfs', 'efivarfs', 'nsfs', 'mqueue'],
]);

const inMemory: ReadonlySet<string> = new Set(['tmpfs', 'devtmpfs', 'ramfs', 'hugetlbfs']);
const ofTheNetwork = /^(?:nfs\d?|cifs|smb3|9p|ceph|glusterfs|afs|lustre|virtiofs)$/;
/** `fuseblk` is a disk. */
const ofAUser = /^fuse(?:\.|$)/;

export interface SearchedFileSystem {
  readonly point: Buffer;
  /** Such a file system does not note what is written through a mapping, so that all of it must be read. */
  readonly inMemory: boolean;
}

export interface FileSystems {
  readonly searched: readonly SearchedFileSystem[];
  readonly beyond: readonly BeyondReach[];
}

function beyondReach({ type }: Mount): BeyondReach | null {
  if (ofTheNetwork.test(type)) return 'network-file-systems';
  return ofAUser.test(type) ? 'user-file-systems' : null;
}

/** A device alone does not tell: all subvolumes of a disk bear the same one. */
export const contentsOf = ({ device, root }: Mount): string => `${device} ${root}`;

/** Pure. Each file system by the first mount of it, and each of its folders that is mounted by itself. */
export function sortFileSystems(mounts: readonly Mount[]): FileSystems {
  const byContents = new Map<string, Mount>();
  for (const mount of reachable(mounts)) {
    const contents = contentsOf(mount);
    if (mount.writable && !kernelMade.has(mount.type) && !byContents.has(contents)) byContents.set(contents, mount);
  }
  const all = [...byContents.values()];
  const beyond = new Set(all.map(beyondReach).filter((reach) => reach !== null));
  return {
    searched: all
      .filter((mount) => beyondReach(mount) === null)
      .map(({ point, type }) => ({ point: Buffer.from(point, 'latin1'), inMemory: inMemory.has(type) })),
    beyond: [...beyond],
  };
}

/** @throws when the kernel does not tell our own mounts */
export function writableFileSystems(): FileSystems {
  const mounts = readMounts('/proc', 'self');
  if (mounts === null) throw new Error('the mounts can’t be read');
  return sortFileSystems(mounts);
}

/** @returns the mounts of a process whose file systems are not mounted out here; none of one that has gone */
export function privateMounts(id: number): readonly Mount[] {
  const ours = new Set((readMounts('/proc', 'self') ?? []).map(({ device }) => device));
  return (readMounts('/proc', id) ?? []).filter(({ device, type }) => !ours.has(device) && !kernelMade.has(type));
}

export interface PrivateRoots {
  readonly roots: readonly Buffer[];
  /** Where what a process sees changes from one mount to another. */
  readonly borders: ReadonlySet<string>;
}

/** The same as paths from out here. @param seen what was looked at through another process already; added to */
export function privateRoots(id: number, seen: Set<string> = new Set()): PrivateRoots {
  const inside = `/proc/${id}/root`;
  const fresh = privateMounts(id).filter((mount) => !seen.has(contentsOf(mount)));
  for (const mount of fresh) seen.add(contentsOf(mount));
  return {
    roots: fresh.map(({ point }) => Buffer.from(`${inside}${point}`, 'latin1')),
    borders: new Set([...mountPoints(readMounts('/proc', id) ?? [])].map((point) => `${inside}${point}`)),
  };
}
