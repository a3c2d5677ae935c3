// The development runtime appears whole and reviewed, or not at all. A small archive of the same shape stands in for it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { pinned } from '../../../../build/electron-runtime/archive.ts';
import { developmentBinary } from '../../../../build/electron-runtime/development.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const contents = {
  [pinned.binary]: '#!/bin/sh\n',
  'chrome-sandbox': '',
  'resources/app-update.yml': 'foreign',
  'resources/app/package.json': 'foreign',
  'resources/app/foreign.js': 'foreign',
  'resources.pak': 'ours',
};

let folder: string;
let archive: string;
let sha512: string;
beforeEach(() => {
  folder = temporaryFolder();
  const source = join(folder, 'source');
  for (const [name, content] of Object.entries(contents)) {
    mkdirSync(dirname(join(source, name)), { recursive: true });
    writeFileSync(join(source, name), content, { mode: 0o755 });
  }
  execFileSync('chmod', ['4755', join(source, 'chrome-sandbox')]);
  archive = join(folder, 'app.tar.gz');
  execFileSync('tar', ['-czf', archive, '-C', source, '.']);
  sha512 = createHash('sha512').update(readFileSync(archive)).digest('hex');
});

let fetched = 0;
const options = () => ({
  cacheFolder: join(folder, 'cache'),
  sha512,
  fetch: async (into: string) => {
    fetched += 1;
    copyFileSync(archive, join(into, 'app.tar.gz'));
    return join(into, 'app.tar.gz');
  },
});
const inCache = (): string[] => readdirSync(join(folder, 'cache'));

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the development runtime', () => {
  it('is unpacked once, and found after that', async () => {
    fetched = 0;
    const binary = await developmentBinary(options());
    expect(await developmentBinary(options())).toBe(binary);
    expect(fetched).toBe(1);
  });

  it('is unpacked once when two ask at the same time', async () => {
    fetched = 0;
    const [one, other] = await Promise.all([developmentBinary(options()), developmentBinary(options())]);
    expect(one).toBe(other);
    expect(fetched).toBe(1);
    expect(inCache()).toHaveLength(1);
  });

  it('holds our loader and a version, and nothing of the foreign app', async () => {
    const runtime = dirname((await developmentBinary(options())) ?? '');
    expect(readdirSync(runtime).sort()).toEqual([
      'chrome-sandbox',
      'electron',
      'resources',
      'resources.pak',
      'version',
    ]);
    expect(readdirSync(join(runtime, 'resources'))).toEqual(['app']);
    expect(readdirSync(join(runtime, 'resources', 'app')).sort()).toEqual(['main.cjs', 'package.json']);
    expect(readFileSync(join(runtime, 'version'), 'utf8')).toBe('25.1.1');
  });

  it('can be run by anybody and lends nobody root’s rights', async () => {
    const binary = (await developmentBinary(options())) ?? '';
    expect(statSync(dirname(binary)).mode & 0o777).toBe(0o755);
    expect(statSync(binary).mode & 0o005).toBe(0o005);
    expect(statSync(join(dirname(binary), 'chrome-sandbox')).mode & 0o4000).toBe(0);
  });

  it('is refused when its content is not the reviewed one, and leaves nothing', async () => {
    await expect(developmentBinary({ ...options(), sha512: pinned.sha512 })).rejects.toThrow(/was refused/);
    expect(inCache()).toEqual([]);
  });

  it('does not appear when unpacking fails half way', async () => {
    writeFileSync(archive, readFileSync(archive).subarray(0, 200));
    sha512 = createHash('sha512').update(readFileSync(archive)).digest('hex');
    await expect(developmentBinary(options())).rejects.toThrow();
    expect(inCache()).toEqual([]);
  });

  it('is unpacked although a process died while unpacking', async () => {
    const binary = (await developmentBinary(options())) ?? '';
    const lock = `${dirname(binary)}.lock`;
    execFileSync('rm', ['-r', dirname(binary)]);
    mkdirSync(lock);
    const gone = execFileSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' });
    writeFileSync(join(lock, 'pid'), gone);
    await developmentBinary(options());
    expect(existsSync(binary)).toBe(true);
    expect(existsSync(lock)).toBe(false);
  });
});
