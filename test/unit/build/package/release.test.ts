// Versions, dates and the changelog of a package, and what the packaged program is found to refuse.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { manual, usageOf } from '../../../../agent/cli/manual.ts';
import { debianChangelog } from '../../../../build/package/changelog.ts';
import { checkFuses } from '../../../../build/package/fuses.ts';
import { manualPage } from '../../../../build/package/manual-page.ts';
import { releaseFile, releaseOf, sourceDate } from '../../../../build/package/release.ts';
import packageFile from '../../../../package.json' with { type: 'json' };

const folder = mkdtempSync(join(tmpdir(), 'lethe-release-'));
afterAll(() => rmSync(folder, { recursive: true }));

const date = Date.UTC(2026, 10, 26, 1, 16, 11) / 1000;
const development = releaseOf({ path: 'electron', version: '25.1.1', source: 'environment' }, date);
const official = releaseOf({ path: 'electron', version: '45.4.1', source: 'package' }, date);

describe('a package for tests', () => {
  it('says so in its version, and any release comes after it', () => {
    expect(official.version).toBe(packageFile.version);
    expect(development.version).toBe(`${packageFile.version}-dev.20261126011611`);
    expect(development.debianVersion).toBe(`${packageFile.version}~dev.20261126011611`);
  });

  it('says so in a file that lethe doctor reads', () => {
    expect(JSON.parse(releaseFile(development))).toMatchObject({ development: true, electron: '25.1.1' });
    expect(JSON.parse(releaseFile(official))).toMatchObject({ development: false, source: '2026-11-26T01:16:11.000Z' });
  });
});

describe('the date of the source', () => {
  it('is what the packager gives, else the last commit’s', () => {
    expect(sourceDate({ SOURCE_DATE_EPOCH: '17' })).toEqual({ ok: true, value: 17 });
    expect(sourceDate({ SOURCE_DATE_EPOCH: 'yesterday' })).toMatchObject({ problem: { code: 'PACKAGE-02' } });
  });
});

describe('the changelog', () => {
  it('holds the newest chapter alone, each line short', () => {
    const changes = `# Changes\n\n## Unreleased\n\n- One thing\n  goes on.\n- ${'long '.repeat(30)}\n\n## 0.0.1\n\n- Old.\n`;
    const text = debianChangelog(changes, 'lethe', official);
    expect(text).toContain(`lethe (${packageFile.version}) stable; urgency=medium\n\n  * One thing goes on.\n  * long`);
    expect(text).not.toContain('Old');
    expect(text).toMatch(/\n\n -- .*> {2}Thu, 26 Nov 2026 01:16:11 \+0000\n$/);
    const entries = text.split('\n').filter((line) => !line.startsWith(' --'));
    expect(Math.max(...entries.map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

describe('the manual page', () => {
  it('has every verb, and no hyphen that would be broken', () => {
    const page = manualPage(date);
    for (const verb of manual) expect(page).toContain(`.B ${usageOf(verb).replaceAll('-', '\\-')}`);
    expect(page.replaceAll('\\-', '')).not.toMatch(/(?<!\d{4}|-\d\d)-/);
  });
});

describe('the fuses', () => {
  /** A program is searched for the sentinel, then a version, a length, and one letter for each fuse (Electron's fuses tutorial). */
  const program = (states: string): string => {
    const path = join(folder, `program-${states}`);
    const head = Buffer.from([1, states.length]);
    writeFileSync(
      path,
      Buffer.concat([Buffer.from('ELF…dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), head, Buffer.from(states)]),
    );
    return path;
  };

  it('are as they must be', async () => {
    expect(await checkFuses(program('01001100'), false)).toEqual({ ok: true, value: null });
    expect(await checkFuses(program('0100110'), true)).toEqual({ ok: true, value: null });
  });

  it.each([
    ['11001100', 'RunAsNode'],
    ['00001100', 'EnableCookieEncryption'],
    ['01101100', 'EnableNodeOptionsEnvironmentVariable'],
    ['01011100', 'EnableNodeCliInspectArguments'],
    ['01000100', 'EnableEmbeddedAsarIntegrityValidation'],
    ['01001000', 'OnlyLoadAppFromAsar'],
    ['01001110', 'LoadBrowserProcessSpecificV8Snapshot'],
    ['01001101', 'GrantFileProtocolExtraPrivileges'],
    ['0100110', 'GrantFileProtocolExtraPrivileges'],
  ])('%s: %s is named', async (states, fuse) => {
    const found = await checkFuses(program(states), false);
    expect(found).toEqual({ ok: false, problem: { code: 'PACKAGE-03', detail: { fuse } } });
  });
});
