// How full the disk with the system is, in per cent, as an ordinary user would find it.
import { statfs } from 'node:fs/promises';
import type { Host } from '../collector.ts';

export async function readDisk({ root }: Host): Promise<number | null> {
  const { blocks, bfree, bavail } = await statfs(root);
  const used = blocks - bfree;
  return used + bavail === 0 ? null : (100 * used) / (used + bavail);
}
