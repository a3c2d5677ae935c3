// Reads a policy file for `lethe validate`: at most a little more than is allowed, and the rights it lies under.
import { type FileHandle, open } from 'node:fs/promises';
import { largestPolicyBytes } from '../../contract/policy-file.ts';

export interface PolicyText {
  readonly text: string;
  /** Somebody other than its owner may change it. */
  readonly loose: boolean;
}

/** Windows tells no such rights in a file's mode. */
export const isLoose = (mode: number, platform: NodeJS.Platform): boolean =>
  platform !== 'win32' && (mode & 0o022) !== 0;

async function readSome(file: FileHandle): Promise<Buffer> {
  const buffer = Buffer.alloc(largestPolicyBytes + 1);
  let filled = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, null);
    filled += bytesRead;
    if (bytesRead === 0 || filled === buffer.length) return buffer.subarray(0, filled);
  }
}

/** null: no such file, not an ordinary one, or not ours to read. */
export async function readPolicyText(path: string): Promise<PolicyText | null> {
  try {
    await using file = await open(path, 'r');
    const about = await file.stat();
    if (!about.isFile()) return null;
    return { text: (await readSome(file)).toString('utf8'), loose: isLoose(about.mode, process.platform) };
  } catch {
    return null;
  }
}
