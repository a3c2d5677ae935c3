// Which file systems there are to be searched: every one that can be written to, once; and those that are a session's own.
import type { BeyondReach } from '../../../contract/canary-receipt.ts';
import { type Mount, readMounts } from '../../processes/mounts.ts';

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

/** Pure. Each file system by the first mount of it. */
export function sortFileSystems(mounts: readonly Mount[]): FileSystems {
  const byDevice = new Map<string, Mount>();
  for (const mount of mounts)
    if (mount.writable && !kernelMade.has(mount.type) && !byDevice.has(mount.device)) byDevice.set(mount.device, mount);
  const all = [...byDevice.values()];
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
