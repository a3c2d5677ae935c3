// The order in which runtimes are looked for, and what may be packaged.
import { chmodSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { cacheFolderFor } from '../../../../build/electron-runtime/cache-folder.ts';
import { candidatesFor, findElectron, firstFound } from '../../../../build/electron-runtime/find.ts';
import { downloadedBinary } from '../../../../build/electron-runtime/official.ts';
import {
  type ElectronRuntime,
  forPackaging,
  isDevelopmentRuntime,
} from '../../../../build/electron-runtime/runtime.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

/** An empty program with a version written beside it, as Electron's own archive has. */
function fakeElectron(inside: string, version: string): string {
  mkdirSync(inside, { recursive: true });
  writeFileSync(join(inside, 'version'), `v${version}\n`);
  writeFileSync(join(inside, 'electron'), '');
  chmodSync(join(inside, 'electron'), 0o755);
  return join(inside, 'electron');
}

/** An `electron` package whose installer is `installer`; its binary is there if `unpacked` names a version. */
function fakePackage(installer: string, unpacked?: string): string {
  const packageFolder = join(folder, 'package');
  mkdirSync(packageFolder);
  writeFileSync(join(packageFolder, 'package.json'), '{"type":"commonjs","version":"45.0.0"}');
  writeFileSync(join(packageFolder, 'install.js'), installer);
  if (unpacked !== undefined) {
    fakeElectron(join(packageFolder, 'dist'), unpacked);
    writeFileSync(join(packageFolder, 'path.txt'), 'electron');
  }
  return packageFolder;
}

const countTries = "require('fs').appendFileSync(__dirname + '/tries', 'x');";
const succeeding = `${countTries}
  const { join } = require('path'), fs = require('fs');
  fs.mkdirSync(join(__dirname, 'dist'));
  fs.writeFileSync(join(__dirname, 'dist', 'version'), '45.0.0');
  fs.writeFileSync(join(__dirname, 'path.txt'), 'electron');`;

describe('the order', () => {
  it('is: named, the package’s own, downloaded, for development', () => {
    expect(candidatesFor({}).map(({ source }) => source)).toEqual([
      'environment',
      'package',
      'download',
      'development',
    ]);
  });

  it('ends at the first that is there, and does not even look further', async () => {
    const path = fakeElectron(folder, '45.1.0');
    const never = () => Promise.reject(new Error('looked too far'));
    const found = await firstFound([
      { source: 'environment', find: () => Promise.resolve(undefined) },
      { source: 'package', find: () => Promise.resolve(path) },
      { source: 'development', find: never },
    ]);
    expect(found).toEqual({ source: 'package', path, version: '45.1.0' });
  });

  it('ends with a sentence when there is none', async () => {
    await expect(firstFound([])).rejects.toThrow(/LETHE_ELECTRON/);
  });
});

describe('LETHE_ELECTRON', () => {
  it('wins over the package’s own binary', async () => {
    const packageFolder = fakePackage('', '45.0.0');
    const named = fakeElectron(join(folder, 'named'), '44.0.0');
    const found = await findElectron({ environment: { LETHE_ELECTRON: named }, packageFolder, cacheFolder: folder });
    expect(found).toEqual({ source: 'environment', path: named, version: '44.0.0' });
  });

  it('is never passed over in silence when it names nothing', async () => {
    const packageFolder = fakePackage('', '45.0.0');
    const environment = { LETHE_ELECTRON: join(folder, 'absent') };
    await expect(findElectron({ environment, packageFolder, cacheFolder: folder })).rejects.toThrow(/LETHE_ELECTRON/);
  });
});

describe('the package’s own binary', () => {
  it('is taken when it has the package’s version', async () => {
    const packageFolder = fakePackage('', '45.0.0');
    const found = await findElectron({ environment: {}, packageFolder, cacheFolder: folder });
    expect(found).toMatchObject({ source: 'package', version: '45.0.0' });
  });

  it('is downloaded anew when it is of another version', async () => {
    const packageFolder = fakePackage(countTries, '44.9.9');
    const packaged = candidatesFor({ environment: {}, packageFolder, cacheFolder: folder })[1];
    expect(await packaged?.find()).toBeUndefined();
  });
});

describe('the download', () => {
  const tries = async (packageFolder: string): Promise<string> => {
    const { readFile } = await import('node:fs/promises');
    return readFile(join(packageFolder, 'tries'), 'utf8');
  };

  it('gives the binary that the installer left', async () => {
    const packageFolder = fakePackage(succeeding);
    expect(await downloadedBinary({ packageFolder, cacheFolder: folder })).toBe(
      join(packageFolder, 'dist', 'electron'),
    );
  });

  it('is not tried again within a day of a failure, and is after it', async () => {
    const packageFolder = fakePackage(`${countTries} process.exit(1);`);
    const cacheFolder = join(folder, 'cache');
    expect(await downloadedBinary({ packageFolder, cacheFolder })).toBeUndefined();
    expect(await downloadedBinary({ packageFolder, cacheFolder })).toBeUndefined();
    expect(await tries(packageFolder)).toBe('x');
    const dayBefore = Date.now() / 1000 - 25 * 60 * 60;
    utimesSync(join(cacheFolder, 'no-download-45.0.0'), dayBefore, dayBefore);
    await downloadedBinary({ packageFolder, cacheFolder });
    expect(await tries(packageFolder)).toBe('xx');
  });
});

describe('a release', () => {
  const official: ElectronRuntime = { path: 'electron', version: '45.4.1', source: 'package' };

  it.each<ElectronRuntime>([
    { path: 'electron', version: '25.1.1', source: 'development' },
    { path: 'electron', version: '25.1.1', source: 'environment' },
  ])('refuses the development runtime from $source', (runtime) => {
    expect(isDevelopmentRuntime(runtime)).toBe(true);
    expect(forPackaging(runtime, false)).toEqual({ ok: false, problem: { code: 'PACKAGE-01' } });
    expect(forPackaging(runtime, true)).toEqual({ ok: true, value: runtime });
  });

  it('takes the official one', () => expect(forPackaging(official, false)).toEqual({ ok: true, value: official }));
});

describe('the cache', () => {
  it('is outside root’s closed home, and inside anybody else’s', () => {
    const home = '/home/anna';
    expect(cacheFolderFor({ isRoot: true, home: '/root', cacheHome: undefined })).toBe('/var/cache/lethe-electron');
    expect(cacheFolderFor({ isRoot: false, home, cacheHome: undefined })).toBe('/home/anna/.cache/lethe-electron');
    expect(cacheFolderFor({ isRoot: false, home, cacheHome: '/data/cache' })).toBe('/data/cache/lethe-electron');
  });
});
