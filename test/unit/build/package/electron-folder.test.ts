// Electron as it goes into a package: without other people's apps, their update feeds, and anything to be set-user-id.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { copyElectron } from '../../../../build/package/electron-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'lethe-electron-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('is copied anew, less what no station may have', async () => {
  const [source, target] = [join(folder, 'runtime'), join(folder, 'copy')];
  const foreign = ['resources/app/main.js', 'resources/default_app.asar', 'resources/app-update.yml', 'chrome-sandbox'];
  for (const path of ['electron', 'locales/en-US.pak', 'resources/other', ...foreign]) {
    mkdirSync(dirname(join(source, path)), { recursive: true });
    writeFileSync(join(source, path), path);
  }
  mkdirSync(target);
  writeFileSync(join(target, 'old'), '');
  await copyElectron(join(source, 'electron'), target);
  expect(readdirSync(target).sort()).toEqual(['electron', 'locales', 'resources']);
  expect(readdirSync(join(target, 'resources'))).toEqual(['other']);
  expect(existsSync(join(source, 'chrome-sandbox'))).toBe(true);
});
