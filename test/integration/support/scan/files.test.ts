// The scanner finds what lies in real files, however it is hidden, and the picture of a tree shows every change.
import { chmodSync, linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scanFiles } from '../../../../agent/audit/canary/files.ts';
import { type Finding, startScan } from '../../../../agent/audit/canary/scan.ts';
import { makeCanaries } from '../../../support/canary/canary.ts';
import { diffTrees, snapshotTree } from '../../../support/scan/tree.ts';

const canaries = makeCanaries();
const { of } = canaries;
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lethe-scan-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function found(): Pick<Finding, 'class' | 'place' | 'count'>[] {
  const scan = startScan(canaries);
  scanFiles(scan, [root]);
  return scan.report().findings.map((one) => ({ class: one.class, place: one.place, count: one.count }));
}

describe('scanFiles', () => {
  it('finds nothing in a tree that holds nothing', () => {
    writeFileSync(join(root, 'plain'), 'nothing of anybody');
    expect(found()).toEqual([]);
  });

  it.each([
    ['a file', () => writeFileSync(join(root, 'a'), of.title)],
    ['a hidden file', () => writeFileSync(join(root, '.a'), of.title)],
    [
      'a folder in a folder',
      () => [mkdirSync(join(root, 'a/.b'), { recursive: true }), writeFileSync(join(root, 'a/.b/c'), of.title)],
    ],
    ['a file nobody may read', () => [writeFileSync(join(root, 'a'), of.title), chmodSync(join(root, 'a'), 0)]],
    [
      'a file whose name is no text',
      () => writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff, 0xfe])]), of.title),
    ],
    ['a file with a name of 255 bytes', () => writeFileSync(join(root, 'n'.repeat(255)), of.title)],
    [
      'the end of a sparse file',
      () => [
        writeFileSync(join(root, 'a'), ''),
        truncateSync(join(root, 'a'), 20_000_000),
        writeFileSync(join(root, 'a'), of.title, { flag: 'a' }),
      ],
    ],
  ])('finds a canary in %s', (_, plant) => {
    plant();
    expect(found()).toEqual([{ class: 'title', place: 'file', count: 1 }]);
  });

  it('finds a canary in the name of a file, of a folder, and in where a link points', () => {
    mkdirSync(join(root, of['opfs-name']));
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff]), Buffer.from(of['hidden-name'])]), '');
    symlinkSync(`/nowhere/${of['url-path']}`, join(root, 'link'));
    expect(found().sort((a, b) => a.class.localeCompare(b.class))).toEqual([
      { class: 'hidden-name', place: 'file-name', count: 1 },
      { class: 'opfs-name', place: 'file-name', count: 1 },
      { class: 'url-path', place: 'file-name', count: 1 },
    ]);
  });

  it('finds a canary in a compressed log', () => {
    writeFileSync(join(root, 'log.1.gz'), gzipSync(`a line\n${of.host}\n`));
    expect(found()).toEqual([{ class: 'host', place: 'decoded', count: 1 }]);
  });

  it('does not follow links out of the tree', () => {
    const outside = mkdtempSync(join(tmpdir(), 'lethe-outside-'));
    writeFileSync(join(outside, 'a'), of.title);
    symlinkSync(outside, join(root, 'link'));
    expect(found()).toEqual([]);
    rmSync(outside, { recursive: true });
  });

  it('passes over a root that is not there', () => {
    const scan = startScan(canaries);
    scanFiles(scan, [join(root, 'nowhere')]);
    expect(scan.report().looked).toBe(0);
  });
});

describe('diffTrees', () => {
  it('sees nothing where nothing changed', () => {
    writeFileSync(join(root, 'a'), 'one');
    expect(diffTrees(snapshotTree(root), snapshotTree(root))).toEqual([]);
  });

  it('sees what was added, removed and changed, and lets pass what may change', () => {
    for (const name of ['kept', 'gone', 'changed', 'mode']) writeFileSync(join(root, name), 'one');
    mkdirSync(join(root, 'log'));
    const before = snapshotTree(root);
    rmSync(join(root, 'gone'));
    writeFileSync(join(root, 'changed'), 'two');
    chmodSync(join(root, 'mode'), 0o600);
    writeFileSync(join(root, 'log/new'), '');
    linkSync(join(root, 'kept'), join(root, '.hard'));
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff])]), '');
    const changes = diffTrees(before, snapshotTree(root), [join(root, 'log')]);
    const lines = changes.map(({ path, change }) => `${change} ${path.slice(root.length + 1)}`).sort();
    expect(lines).toEqual(['added .hard', 'added \xff', 'changed changed', 'changed mode', 'removed gone']);
  });
});
