// The spool: bounded, in order, oldest dropped and counted; on disk it outlives the agent, whatever happened to the file.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPage } from '../../../../agent/delivery/page-file.ts';
import { keepSpool, mostWaiting, type Spool, type Waiting } from '../../../../agent/delivery/spool.ts';
import { bodyOf } from '../../../../contract/report-envelope.ts';
import { fullReport } from '../../../support/sample-report.ts';

const body = bodyOf(fullReport);
const waiting = (sequence: number): Waiting => ({
  ...{ sequence, body, nonce: sequence.toString(16).padStart(16, '0') },
  made: { wall: 1_700_000_000_000 + sequence, uptime: sequence, boot: '01234567-89ab-cdef-0123-456789abcdef' },
});
const add = (spool: Spool, sequence: number): number => spool.add(waiting(sequence), { sequence, toldDay: 20_000 });
const drain = (spool: Spool): number[] => {
  const found: number[] = [];
  for (let next = spool.oldest(); next !== null; next = spool.oldest()) {
    found.push(next.sequence);
    spool.forget(next.sequence);
  }
  return found;
};

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lethe-spool-'));
  path = join(folder, 'spool');
});
afterEach(() => rmSync(folder, { recursive: true }));
const never = () => {
  throw new Error('could not be written');
};

describe('a spool', () => {
  it('gives the oldest first, and each one once', () => {
    const spool = keepSpool(null);
    for (const sequence of [5, 6, 9]) expect(add(spool, sequence)).toBe(0);
    expect(drain(spool)).toEqual([5, 6, 9]);
    expect(spool.size).toBe(0);
  });

  it('drops the oldest when it is full, and says so', () => {
    const spool = keepSpool(null, 3);
    expect([1, 2, 3, 4, 5].map((sequence) => add(spool, sequence))).toEqual([0, 0, 0, 1, 1]);
    expect(drain(spool)).toEqual([3, 4, 5]);
  });

  it('knows its marks only once something was added', () => {
    const spool = keepSpool(null);
    expect(spool.marks).toBeNull();
    add(spool, 7);
    expect(spool.marks).toEqual({ sequence: 7, toldDay: 20_000 });
  });

  it('forgets nothing when it is told of a report that is not there', () => {
    const spool = keepSpool(null);
    add(spool, 1);
    spool.forget(2);
    expect(spool.size).toBe(1);
  });
});

describe('a spool on disk', () => {
  const open = () => keepSpool(openPage(path, never));

  it('is the same after the agent was killed', () => {
    const spool = open();
    for (const sequence of [1, 2, 3]) add(spool, sequence);
    spool.forget(2);
    const again = open();
    expect(again.marks).toEqual({ sequence: 3, toldDay: 20_000 });
    expect(again.oldest()).toEqual(waiting(1));
    expect(drain(again)).toEqual([1, 3]);
    expect(open().size).toBe(0);
  });

  it('is root’s alone, and never grows beyond its bound', () => {
    const spool = open();
    for (let sequence = 1; sequence <= 3 * mostWaiting; sequence += 1) add(spool, sequence);
    expect(spool.size).toBe(mostWaiting);
    expect(statSync(path).size).toBe((mostWaiting + 1) * 1536);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(drain(open())).toHaveLength(mostWaiting);
  });

  it('keeps nothing of a report that was sent', () => {
    const spool = open();
    add(spool, 4);
    spool.forget(4);
    expect(readFileSync(path, 'utf8')).not.toContain('uptimeDays');
  });

  it('loses only what was torn', () => {
    const spool = open();
    for (const sequence of [1, 2, 3]) add(spool, sequence);
    const bytes = readFileSync(path);
    bytes.write('torn', 2 * 1536 + 40);
    writeFileSync(path, bytes);
    expect(drain(open())).toEqual([1, 3]);
  });

  it.each([
    ['empty', Buffer.alloc(0)],
    ['cut off', Buffer.alloc(700, ' ')],
    ['of zeroes', Buffer.alloc(100_000)],
    ['of something else', Buffer.from('[]'.repeat(5000))],
  ])('begins anew with a file that is %s', (_, bytes) => {
    writeFileSync(path, bytes);
    const spool = open();
    expect([spool.size, spool.marks]).toEqual([0, null]);
    add(spool, 1);
    expect(drain(open())).toEqual([1]);
  });

  it('goes on in memory where it can’t be written, and tells of it', () => {
    mkdirSync(path);
    let told = 0;
    const spool = keepSpool(
      openPage(path, () => {
        told += 1;
      }),
    );
    add(spool, 1);
    expect(told).toBeGreaterThan(0);
    expect(drain(spool)).toEqual([1]);
  });
});
