// Hostile requests by the thousand: each with the answers that are right for it, and a mark by which an echo would be known.
import { randomBytes } from 'node:crypto';
import { enrolmentPath } from '../../../contract/enrolment.ts';
import { reportBytes, reportPath, reportType } from '../../../contract/report-envelope.ts';
import { staffApi } from '../../../contract/staff-api.ts';
import { signedMessage } from './forged.ts';
import { messageFrom, newId, type TestStation, wellReport } from './stations.ts';

/** In every request that can hold it; never in a log, never in the store. */
export const mark = 'ECHO-ME-IF-YOU-DARE';

export interface Hostile {
  readonly kind: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly right: readonly number[];
}

/** Small, fast, and the same each time for a seed (Mulberry32): what failed can be had again. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const report = (kind: string, body: Buffer, ...right: number[]): Hostile => ({
  ...{ kind, method: 'POST', path: reportPath, headers: { 'content-type': reportType }, body, right },
});

const marked = (length: number): Buffer => Buffer.concat([Buffer.from(mark), randomBytes(length)]).subarray(0, length);

const strange: readonly unknown[] = [null, '', mark, -1, 1.5, 2 ** 53, [], {}, true, [[[[mark]]]], '__proto__'];

function strangeReport(random: () => number): string {
  const change: Record<string, unknown> = structuredClone(wellReport);
  const names = Object.keys(change);
  const name = names[Math.floor(random() * names.length)] ?? 'disk';
  const value = strange[Math.floor(random() * strange.length)];
  const ways = [
    // `day` may be null; everything else strange is refused in every field.
    () => ({ ...change, [name === 'day' && value === null ? 'disk' : name]: value }),
    () => ({ ...change, [mark]: value }),
    () => ({ ...change, system: { ...wellReport.system, host: mark } }),
    // A release of Lethe that knew no `policy` says nothing of it, and is heard.
    () => Object.fromEntries(Object.entries(change).filter(([one]) => one !== (name === 'policy' ? 'disk' : name))),
    () => value,
  ];
  return JSON.stringify((ways[Math.floor(random() * ways.length)] ?? (() => null))()).slice(0, 800);
}

function flipped(message: Buffer, random: () => number): Buffer {
  const changed = Buffer.from(message);
  const at = Math.floor(random() * changed.length);
  changed[at] = (changed[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  return changed;
}

/** @param accepted messages that the server has taken before */
export function hostileMaker(stations: readonly TestStation[], accepted: readonly Buffer[], random: () => number) {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const kinds: readonly (() => Hostile)[] = [
    () => report('noise', marked(reportBytes), 400),
    () => report('bit flipped', flipped(pick(accepted), random), 400, 401),
    () => report('replayed', pick(accepted), 200),
    () => report('truncated', pick(accepted).subarray(0, Math.floor(random() * reportBytes)), 400, 415),
    () => report('oversized', marked(reportBytes + 1 + Math.floor(random() * 8000)), 413),
    () => report('unknown station', messageFrom(newId(), Buffer.alloc(32, 1), 1), 401),
    () => report('another station’s key', messageFrom(pick(stations).id, randomBytes(32), 10 ** 9), 401),
    () => report('strange report', signedMessage(pick(stations), strangeReport(random)), 400, 429),
    () => ({ ...report('another type', marked(300), 415), headers: { 'content-type': mark.toLowerCase() } }),
    () => ({
      ...report('strange enrolment', Buffer.from(JSON.stringify({ token: mark, more: pick(strange) })), 400),
      path: enrolmentPath,
      headers: { 'content-type': 'application/json' },
    }),
    () => ({
      ...report('broken JSON', Buffer.from(`{"name":"${mark}`), 400),
      path: `${staffApi}/session`,
      headers: { 'content-type': 'application/json' },
    }),
    () => ({ ...report('no such path', Buffer.alloc(0), 404), path: `/${mark}/${randomBytes(8).toString('hex')}` }),
    () => ({ ...report('no sign-in', Buffer.alloc(0), 401), method: 'GET', path: `${staffApi}/stations?q=${mark}` }),
    () => ({
      ...report('forged cookie', Buffer.alloc(0), 401),
      method: 'DELETE',
      path: `${staffApi}/stations/${newId()}`,
      headers: { cookie: `__Host-lethe=${randomBytes(32).toString('base64url')}` },
    }),
  ];
  return (): Hostile => pick(kinds)();
}
