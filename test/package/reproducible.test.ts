// A second build of the same source, in another folder, under another mask and at another time, has the same bytes.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { sourceDate } from '../../build/package/release.ts';
import { distribution } from './support/machine.ts';

const project = join(import.meta.dirname, '../..');
const elsewhere = mkdtempSync(join(tmpdir(), 'lethe-again-'));
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

function copySource(): void {
  const listed = execFileSync('git', ['-C', project, 'ls-files', '-z'], { encoding: 'utf8' });
  for (const path of listed.split('\0').filter((name) => name !== '')) {
    mkdirSync(dirname(join(elsewhere, path)), { recursive: true });
    copyFileSync(join(project, path), join(elsewhere, path));
  }
  // Not by a link to the folder, which the bundler would follow and name.
  const [from, to] = [join(project, 'node_modules'), join(elsewhere, 'node_modules')];
  execFileSync('sh', ['-c', 'cp -al "$0" "$1" 2> /dev/null || { rm -rf "$1" && cp -a "$0" "$1"; }', from, to]);
}

it('two builds of one commit have the same digests, papers included', () => {
  copySource();
  const date = sourceDate();
  const env = { ...process.env, SOURCE_DATE_EPOCH: date.ok ? String(date.value) : '', TZ: 'Asia/Kathmandu' };
  const again = 'umask 077 && exec "$0" build/dist.ts --dev';
  execFileSync('sh', ['-c', again, process.execPath], { cwd: elsewhere, env, stdio: ['ignore', 'ignore', 2] });
  const sums = (folder: string): string => readFileSync(join(folder, 'SHA256SUMS'), 'utf8');
  expect(sums(distribution).trim().split('\n')).toHaveLength(3);
  expect(sums(join(elsewhere, 'out/dist'))).toBe(sums(distribution));
});
