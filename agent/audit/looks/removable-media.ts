// Looks for a medium that a patron brought: still mounted, or its name left on the folder where it was.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { succeed } from '../../../contract/result.ts';
import { type Mount, readMounts } from '../../processes/mounts.ts';
import { isGone } from '../../wipe/folder.ts';
import { isWithin } from '../../wipe/protect.ts';
import type { Look } from '../view.ts';
import { lookAtPlaces } from './files.ts';

const mediaFolders = ['media', 'run/media', 'mnt'] as const;

export const lookAtRemovableMedia: Look = async (view) => {
  const { roots, table } = view;
  const folders = await lookAtPlaces('removable-media')(view);
  if (!folders.ok || folders.value === null) return folders;
  const mounts = readMounts(table.proc, 'self');
  if (mounts === null) throw new Error('the agent can’t read its own mounts');
  const permanent = permanentMounts(roots.root);
  const own = mounts.find(({ point }) => point === roots.root)?.device;
  const places = mediaFolders.map((folder) => join(roots.root, folder));
  const media = mounts.filter(
    (mount) =>
      places.some((place) => isWithin(mount.point, place)) &&
      holdsMedium(mount) &&
      !permanent.has(mount.point) &&
      // The unit's ReadWritePaths= opens the folder to the agent by a mount of the station's own disk.
      !(mount.device === own && places.includes(mount.point)),
  );
  return succeed({ looked: mounts.length + folders.value.looked, left: media.length + folders.value.left });
};

/** Media are block devices, or shown by a program in user space (phones, cameras, NTFS); not memory or the kernel's own. */
const holdsMedium = ({ device, type }: Mount): boolean => !device.startsWith('0:') || type.startsWith('fuse');

/** Format: fstab(5). What staff mount at every start is the station's. */
function permanentMounts(root: string): ReadonlySet<string> {
  try {
    const lines = readFileSync(join(root, 'etc/fstab'), 'latin1').split('\n');
    const points = lines.filter((line) => !line.startsWith('#')).map((line) => line.trim().split(/\s+/)[1] ?? '');
    return new Set(points.filter((point) => point !== '').map((point) => join(root, point)));
  } catch (error) {
    if (isGone(error)) return new Set();
    throw error;
  }
}
