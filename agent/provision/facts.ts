// What this machine is, as far as steps ask: its system, its files, its accounts, what is installed. Read once, below a root folder.
import { readdirSync, readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isGone } from '../wipe/folder.ts';
import type { Disk } from './disk.ts';
import { textOf } from './entry.ts';

export interface Facts {
  /** ID= and ID_LIKE= of os-release(5). */
  readonly systems: readonly string[];
  /** Names of Debian packages that are wholly installed. */
  readonly packages: ReadonlySet<string>;
  /** The text of a file; null where there is none. */
  text(path: string): string | null;
  hasFile(path: string): boolean;
  /** A name of a partition that outlives what is written into it; null where it has none. */
  lastingName(device: string): string | null;
}

/** @throws when something that is there can't be read */
export function readFacts(root: string, disk: Disk): Facts {
  const text = (path: string): string | null => textOf(disk.read(path));
  return {
    text,
    systems: systemsOf(text('/usr/lib/os-release') ?? text('/etc/os-release') ?? ''),
    packages: installedIn(text('/var/lib/dpkg/status') ?? ''),
    hasFile: (path) => disk.read(path).is !== 'absent',
    lastingName: (device) => lastingName(root, device),
  };
}

function systemsOf(release: string): readonly string[] {
  return [...release.matchAll(/^ID(?:_LIKE)?=(.*)$/gm)].flatMap(([, words = '']) =>
    words.replaceAll(/["']/g, '').split(' '),
  );
}

/** Format: dpkg's status file, paragraphs of fields. */
function installedIn(status: string): ReadonlySet<string> {
  const paragraphs = status.split('\n\n').filter((one) => /^Status: \w+ ok installed$/m.test(one));
  return new Set(paragraphs.map((one) => /^Package: (\S+)$/m.exec(one)?.[1] ?? ''));
}

const byPartition = '/dev/disk/by-partuuid';

/** Any link below /dev/disk leads to the same node, whose other names udev keeps beside it. */
function lastingName(root: string, device: string): string | null {
  const node = nodeOf(root, device);
  const names = namesIn(join(root, byPartition));
  const name = names.find((one) => nodeOf(root, `${byPartition}/${one}`) === node);
  return name === undefined ? null : `${byPartition}/${name}`;
}

const tags = { UUID: 'by-uuid', LABEL: 'by-label', PARTUUID: 'by-partuuid', PARTLABEL: 'by-partlabel' } as const;

/** Format of the name: the first field of fstab(5). */
function nodeOf(root: string, device: string): string {
  const [tag = '', value = ''] = device.replaceAll('"', '').split('=');
  const path = tag in tags ? `/dev/disk/${tags[tag as keyof typeof tags]}/${value}` : device;
  try {
    return basename(readlinkSync(join(root, path)));
  } catch {
    return basename(path);
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}
