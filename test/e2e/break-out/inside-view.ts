// Looks into a session from outside, as root: its mounts, environment, open files, files and rights, read from /proc alone.
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface Mount {
  readonly point: string;
  readonly type: string;
  readonly writable: boolean;
}

/** proc(5), mountinfo: what is after the hyphen starts with the file system's type; the options before it are this mount's own. */
export function mountsOf(id: number): Mount[] {
  const lines = readFileSync(`/proc/${id}/mountinfo`, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const fields = line.split(' ');
    const [point = '', options = ''] = fields.slice(4);
    return { point, type: fields[fields.indexOf('-') + 1] ?? '', writable: options.split(',').includes('rw') };
  });
}

/** Names only. Chromium writes over the start of its own; what is left of that has no name of a variable. */
export function environmentNames(id: number): string[] {
  const entries = readFileSync(`/proc/${id}/environ`, 'utf8').split('\0');
  return entries.flatMap((entry) => /^([A-Z_][A-Z0-9_]*)=/.exec(entry)?.[1] ?? []);
}

export const textOf = (id: number, file: 'cmdline' | 'environ' | 'status'): string =>
  readFileSync(`/proc/${id}/${file}`, 'utf8').replaceAll('\0', ' ');

export const statusOf = (id: number, name: string): string =>
  new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(textOf(id, 'status'))?.[1] ?? '';

/** Where each open file leads; what has been closed in the meantime is left out. */
export function openFiles(id: number): string[] {
  return readdirSync(`/proc/${id}/fd`).flatMap((name) => {
    try {
      return [readlinkSync(`/proc/${id}/fd/${name}`)];
    } catch {
      return [];
    }
  });
}

/** All files below a folder of a session's view that fit, without following links or leaving for /proc. */
export function filesBelow(root: string, folder: string, fits: (path: string) => boolean): string[] {
  const found: string[] = [];
  const look = (at: string): void => {
    for (const entry of readdirSync(`${root}${at}`, { withFileTypes: true })) {
      const path = `${at === '/' ? '' : at}/${entry.name}`;
      if (path === '/proc') continue;
      if (entry.isDirectory()) look(path);
      else if (fits(path)) found.push(path);
    }
  };
  look(folder);
  return found;
}

/** Links are not followed: out here they would lead elsewhere. */
export const isSocket = (path: string): boolean => lstatSync(path).isSocket();

export function isProgram(path: string): boolean {
  const about = lstatSync(path);
  return about.isFile() && (about.mode & 0o111) !== 0;
}
