// The scanner finds what lies in real files, however it is hidden, and the picture of a tree shows every change.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scanFiles } from '../../../../agent/audit/canary/files.ts';
import { classesFound, type Finding, startScan } from '../../../../agent/audit/canary/scan.ts';
import { makeCanaries } from '../../../support/canary/canary.ts';
import { diffTrees, snapshotTree } from '../../../support/scan/tree.ts';
import { describeAsRoot } from '../../agent/support/root.ts';

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

describeAsRoot('scanFiles over file systems', () => {
  const at = (name: string): string => join(root, name);
  const mounted: string[] = [];
  const mount = (name: string, ...how: string[]): void => {
    mkdirSync(at(name));
    execFileSync('mount', [...how, at(name)]);
    mounted.unshift(at(name));
  };
  afterEach(() => {
    for (const point of mounted.splice(0)) execFileSync('umount', [point]);
  });

  it('finds a canary in an overlay, whose files bear the devices of its layers', () => {
    for (const layer of ['lower', 'upper']) mount(layer, '-t', 'tmpfs', 'test');
    writeFileSync(at('lower/a'), of.title);
    for (const folder of ['upper/files', 'upper/work']) mkdirSync(at(folder));
    const layers = `lowerdir=${at('lower')},upperdir=${at('upper/files')},workdir=${at('upper/work')}`;
    mount('overlay', '-t', 'overlay', 'test', '-o', layers);
    writeFileSync(at('overlay/b'), of.heap);
    expect(statSync(at('overlay/a')).dev).not.toBe(statSync(at('overlay')).dev);
    const scan = startScan(canaries);
    scanFiles(scan, [at('overlay')]);
    expect(classesFound(scan.report()).sort()).toEqual(['heap', 'title']);
  });

  it('leaves what is mounted below a root to a scan of its own, but for a plain folder below what is mounted over it', () => {
    mkdirSync(at('below/inner'), { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', 'test', at('below/inner')]);
    writeFileSync(at('below/inner/a'), of.title);
    expect(found()).toEqual([]);
    execFileSync('mount', ['-t', 'tmpfs', 'test', at('below')]);
    mounted.unshift(at('below'), at('below/inner'));
    mkdirSync(at('below/inner'));
    writeFileSync(at('below/inner/b'), of.heap);
    const scan = startScan(canaries);
    scanFiles(scan, [at('below')]);
    expect(classesFound(scan.report())).toEqual(['heap']);
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
