// Looks through what is private to a session: its memory file systems, and files that are open but have no name any more.
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { lookAtFile, scanFiles } from './files.ts';
import { inNamespaceOf } from './processes.ts';
import type { Scan } from './scan.ts';

export interface Mount {
  /** `major:minor`, the same for every mount of one file system. */
  readonly device: string;
  readonly point: string;
  readonly type: string;
  readonly writable: boolean;
}

/** Made by the kernel when they are read. */
export const kernelMade: ReadonlySet<string> = new Set(['proc', 'sysfs', 'cgroup', 'cgroup2', 'devpts']);

/** proc(5), mountinfo: a space in a path is written as \040. */
export function mountsOf(id: number | 'self'): Mount[] {
  const lines = readFileSync(`/proc/${id}/mountinfo`, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const fields = line.split(' ');
    const unescaped = (fields[4] ?? '').replace(/\\(\d{3})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 8)),
    );
    const type = fields[fields.indexOf('-') + 1] ?? '';
    return { device: fields[2] ?? '', point: unescaped, type, writable: !fields[5]?.split(',').includes('ro') };
  });
}

/** @returns the mounts of a process whose file systems are not mounted out here */
export function privateMounts(id: number): Mount[] {
  const ours = new Set(mountsOf('self').map(({ device }) => device));
  return mountsOf(id).filter(({ device, type }) => !ours.has(device) && !kernelMade.has(type));
}

function openUnlinked(scan: Scan, id: number, seen: Set<string>): void {
  const folder = `/proc/${id}/fd`;
  for (const name of readdirSync(folder)) {
    const path = `${folder}/${name}`;
    try {
      const about = statSync(path);
      const file = `${about.dev}:${about.ino}`;
      if (!about.isFile() || about.nlink > 0 || seen.has(file)) continue;
      seen.add(file);
      scan.look(Buffer.from(readlinkSync(path)), 'file-name');
      lookAtFile(scan, path, 'open-unlinked');
    } catch {
      // Closed in the meantime.
    }
  }
}

/** Looks at files without a name that these processes hold open, each once. Needs root. */
export function scanOpenUnlinked(scan: Scan, ids: readonly number[]): void {
  const seen = new Set<string>();
  for (const id of ids) {
    try {
      openUnlinked(scan, id, seen);
    } catch {
      // Ended in the meantime.
    }
  }
}

/** @param id a process inside, as seen from outside; needs root */
export function scanNamespace(scan: Scan, id: number): void {
  scanFiles(
    scan,
    privateMounts(id).map(({ point }) => `/proc/${id}/root${point}`),
  );
  scanOpenUnlinked(scan, inNamespaceOf(id));
}
