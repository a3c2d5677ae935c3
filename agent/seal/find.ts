// What of a machine's marks is still there: each name with what it must become. Looks, and touches nothing.
import type { Disk } from '../provision/disk.ts';
import { type Entry, isSame, textOf } from '../provision/entry.ts';
import { type Mark, marks, type Place } from './marks.ts';

export interface Trace {
  readonly mark: Mark;
  readonly path: string;
  /** `folder`: it goes when it is empty, after what is in it. */
  readonly becomes: Entry | 'no folder';
}

/** What is deepest comes first. @throws when something that is there can't be read */
export const findTraces = (disk: Disk): readonly Trace[] =>
  marks.flatMap((mark) =>
    mark.places.flatMap((place) => tracesIn(disk, place).map(([path, becomes]) => ({ mark, path, becomes }))),
  );

type Found = readonly [path: string, becomes: Trace['becomes']];

const absent: Entry = { is: 'absent' };

function tracesIn(disk: Disk, place: Place): readonly Found[] {
  switch (place.is) {
    case 'files':
      return disk
        .list(place.folder)
        .filter((name) => place.names.test(name) && disk.read(`${place.folder}/${name}`).is === 'file')
        .map((name) => [`${place.folder}/${name}`, absent]);
    case 'tree':
      return disk.list(place.folder).flatMap((name) => below(disk, `${place.folder}/${name}`));
    case 'content':
      return changed(disk, place.path, () => '');
    case 'lines':
      return changed(disk, place.path, (text) => linesWithout(text, place.lines));
    case 'new':
      return made(disk, place);
  }
}

function below(disk: Disk, path: string): readonly Found[] {
  if (!disk.isFolder(path)) return [[path, absent]];
  return [...disk.list(path).flatMap((name) => below(disk, `${path}/${name}`)), [path, 'no folder']];
}

const linesWithout = (text: string, lines: RegExp): string =>
  text
    .split('\n')
    .filter((line) => !lines.test(line))
    .join('\n');

function changed(disk: Disk, path: string, change: (text: string) => string): readonly Found[] {
  const entry = disk.read(path);
  if (entry.is !== 'file') return [];
  const becomes = { ...entry, bytes: Buffer.from(change(textOf(entry) ?? '')) };
  return isSame(entry, becomes) ? [] : [[path, becomes]];
}

const everybodyReads = 0o644;

function made(disk: Disk, { path, beside, made: what }: Extract<Place, { is: 'new' }>): readonly Found[] {
  if (disk.read(beside).is !== 'file') return [];
  const becomes: Entry =
    'target' in what
      ? { is: 'link', target: what.target, ...disk.owner }
      : { is: 'file', bytes: Buffer.from(what.text), mode: everybodyReads, ...disk.owner };
  return isSame(disk.read(path), becomes) ? [] : [[path, becomes]];
}
