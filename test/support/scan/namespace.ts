// Looks through what is private to a session: its memory file systems, and files that are open but have no name any more.
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { lookAtFile, scanFiles } from './files.ts';
import { inNamespaceOf } from './processes.ts';
import type { Scan } from './scan.ts';

interface Mount {
  /** `major:minor`, the same for every mount of one file system. */
  readonly device: string;
  readonly point: string;
  readonly type: string;
}

/** Made by the kernel when they are read. */
const notFiles = new Set(['proc', 'sysfs', 'cgroup', 'cgroup2', 'devpts']);

/** proc(5), mountinfo: a space in a path is written as \040. */
function mountsOf(id: number | 'self'): Mount[] {
  const lines = readFileSync(`/proc/${id}/mountinfo`, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const fields = line.split(' ');
    const unescaped = (fields[4] ?? '').replace(/\\(\d{3})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 8)),
    );
    return { device: fields[2] ?? '', point: unescaped, type: fields[fields.indexOf('-') + 1] ?? '' };
  });
}

/** @returns the mounts of a process whose file systems are not mounted out here */
export function privateMounts(id: number): Mount[] {
  const ours = new Set(mountsOf('self').map(({ device }) => device));
  return mountsOf(id).filter(({ device, type }) => !ours.has(device) && !notFiles.has(type));
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

/** @param id a process inside, as seen from outside; needs root */
export function scanNamespace(scan: Scan, id: number): void {
  scanFiles(
    scan,
    privateMounts(id).map(({ point }) => `/proc/${id}/root${point}`),
  );
  const seen = new Set<string>();
  for (const other of inNamespaceOf(id)) {
    try {
      openUnlinked(scan, other, seen);
    } catch {
      // Ended in the meantime.
    }
  }
}
