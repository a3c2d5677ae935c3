// Packs a folder into a Debian package, the same bytes each time: one date, one owner, two modes. Format: deb(5), deb-control(5).
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, lstat, lutimes, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface DebianPackage {
  /** In the order in which they are to be written: `Package`, `Version`, … An empty value is left out. */
  readonly fields: readonly (readonly [string, string])[];
  /** Maintainer scripts by name, `postinst` and the like: their text. */
  readonly scripts: Readonly<Record<string, string>>;
  /** Seconds since the epoch. */
  readonly date: number;
  readonly compression: 'xz' | 'gzip';
  /** 0 to 9, as the compressor counts. */
  readonly level: number;
}

/**
 * @param root becomes the package's `/`; gets a folder DEBIAN, dates and modes
 * @param file the package's path
 */
export async function packDebian(root: string, file: string, made: DebianPackage): Promise<void> {
  const paths = await pathsIn(root);
  await tidy(root, paths, made.date);
  await writeControl(root, paths, made);
  // More than one thread cuts the data where the number of processors says.
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(made.date), DPKG_DEB_THREADS_MAX: '1' };
  const compressed = [`-Z${made.compression}`, `-z${made.level}`];
  await run('dpkg-deb', ['--root-owner-group', ...compressed, '--build', root, file], { env });
}

/** Everything below, without a slash in front, sorted as bytes. */
async function pathsIn(root: string): Promise<readonly string[]> {
  const found = await readdir(root, { recursive: true });
  return found.filter((path) => !/^DEBIAN(\/|$)/.test(path)).sort();
}

/** A library is loaded and never started, whatever mode its makers gave it. */
const isLibrary = (path: string): boolean => /\.so(\.\d+)*$/.test(path);

/** Whoever checked the project out may have a group that writes, or a mask that hides. */
async function tidy(root: string, paths: readonly string[], date: number): Promise<void> {
  for (const path of [...paths, '.'].toReversed()) {
    const full = join(root, path);
    const stat = await lstat(full);
    const opens = stat.isDirectory() || ((stat.mode & 0o100) !== 0 && !isLibrary(path));
    if (!stat.isSymbolicLink()) await chmod(full, opens ? 0o755 : 0o644);
    await lutimes(full, date, date);
  }
}

async function writeControl(root: string, paths: readonly string[], made: DebianPackage): Promise<void> {
  const folder = join(root, 'DEBIAN');
  await mkdir(folder);
  const sums: string[] = [];
  const settings: string[] = [];
  let bytes = 0;
  for (const path of paths) {
    const stat = await lstat(join(root, path));
    if (!stat.isFile()) continue;
    bytes += stat.size;
    sums.push(
      `${createHash('md5')
        .update(await readFile(join(root, path)))
        .digest('hex')}  ${path}\n`,
    );
    if (path.startsWith('etc/')) settings.push(`/${path}\n`);
  }
  const size = ['Installed-Size', String(Math.ceil(bytes / 1024))] as const;
  const texts = { control: controlText([...made.fields, size]), md5sums: sums.join(''), conffiles: settings.join('') };
  for (const [name, text] of Object.entries({ ...texts, ...made.scripts })) {
    if (text === '') continue;
    await writeFile(join(folder, name), text);
    await chmod(join(folder, name), name in made.scripts ? 0o755 : 0o644);
  }
  await chmod(folder, 0o755);
}

/** `Description` comes last: it is the one that may have several lines. */
export function controlText(fields: DebianPackage['fields']): string {
  const isLast = ([name]: readonly [string, string]): boolean => name === 'Description';
  const ordered = [...fields.filter((field) => !isLast(field)), ...fields.filter(isLast)];
  return ordered.flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}\n`])).join('');
}

/** First line, then paragraphs, as deb-control(5) wants them: each further line begins with a space, an empty one is a dot. */
export function descriptionField(text: string): string {
  const [first = '', ...rest] = text
    .trim()
    .split('\n')
    .map((line) => line.trim());
  return [first, ...rest.map((line) => ` ${line === '' ? '.' : line}`)].join('\n');
}
