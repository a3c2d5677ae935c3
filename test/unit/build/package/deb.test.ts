// What takes fpm's place: a package with the same bytes however the files lie on the disk, and no option that is passed over.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { controlText, descriptionField } from '../../../../build/package/deb.ts';

const fpm = join(import.meta.dirname, '../../../../build/package/fpm.ts');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lethe-deb-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function layOut(name: string, files: readonly string[], mode: number, seconds: number): string {
  const root = join(folder, name);
  for (const path of files) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), path);
    chmodSync(join(root, path), path.includes('bin/') || path.endsWith('.so') ? mode | 0o111 : mode);
    utimesSync(join(root, path), seconds, seconds);
  }
  return root;
}

/** Under a mask that hides what it writes from everybody else, as some administrators have it. */
const masked = 'umask 077 && exec "$0" "$@"';

function pack(root: string, ...more: string[]) {
  const file = join(folder, 'made.deb');
  const words = ['-s', 'dir', '--force', '-t', 'deb', '-d', 'bubblewrap', '-d', 'a | b', '--deb-compression', 'gz'];
  const named = [
    '--name',
    'lethe',
    '--version',
    '1.2~dev',
    '--maintainer',
    'M <m@m.example>',
    '--architecture',
    'amd64',
  ];
  const args = [...words, ...named, '--description', 'short\nlong', '--package', file, ...more, `${root}/=/`];
  const { status, stderr } = spawnSync('sh', ['-c', masked, process.execPath, fpm, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, SOURCE_DATE_EPOCH: '1000000000' },
  });
  return { status, stderr, file };
}

const files = ['etc/lethe/setting', 'opt/x/bin/tool', 'opt/x/lib.so', 'usr/share/doc/x/copyright'];

describe('a Debian package', () => {
  it('has the same bytes whatever the dates, the order and the modes of the files were', () => {
    const first = readFileSync(pack(layOut('one', files, 0o600, 1_111_111_111)).file);
    const second = readFileSync(pack(layOut('two', files.toReversed(), 0o664, 1_222_222_222)).file);
    expect(first.equals(second)).toBe(true);
    const other = readFileSync(pack(layOut('three', [...files, 'usr/more'], 0o644, 0)).file);
    expect(first.equals(other)).toBe(false);
  });

  it('belongs to root, opens to all, and starts programs but no library', () => {
    const { file } = pack(layOut('one', files, 0o600, 0));
    const listed = execFileSync('dpkg-deb', ['--contents', file], { encoding: 'utf8' }).trim().split('\n');
    const modes = Object.fromEntries(listed.map((line) => [line.split(/\s+/)[5], line.slice(0, 20)]));
    expect(modes).toMatchObject({
      './opt/x/': 'drwxr-xr-x root/root',
      './opt/x/bin/tool': '-rwxr-xr-x root/root',
      './opt/x/lib.so': '-rw-r--r-- root/root',
      './etc/lethe/setting': '-rw-r--r-- root/root',
    });
  });

  it('says what it needs, and which files are an administrator’s to change', () => {
    const { file } = pack(layOut('one', files, 0o600, 0));
    const of = (what: string) => execFileSync('dpkg-deb', ['--info', file, what], { encoding: 'utf8' });
    expect(of('control')).toContain('Depends: bubblewrap, a | b\n');
    expect(of('control')).toMatch(/Description: short\n long\n$/);
    expect(of('conffiles')).toBe('/etc/lethe/setting\n');
  });

  it('is not made with an option that nobody knows', () => {
    const { status, stderr } = pack(layOut('one', files, 0o600, 0), '--deb-shlibs', 'x');
    expect([status, stderr]).toEqual([1, expect.stringContaining('--deb-shlibs')]);
  });
});

describe('the control file', () => {
  it('leaves out what is empty and ends with the description', () => {
    const text = controlText([
      ['Package', 'x'],
      ['Description', descriptionField('short\nlonger\n\nlast')],
      ['Suggests', ''],
    ]);
    expect(text).toBe('Package: x\nDescription: short\n longer\n .\n last\n');
  });
});
