// The server's small rules: MACs, passwords and waits, limits, settings, sums, the fleet's order and changes, frozen migrations.
import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Report } from '../../../contract/report.ts';
import { mayAs } from '../../../contract/staff-words.ts';
import { macOf as contractMac } from '../../../contract/station-key.ts';
import { mostSaved, newAllowance, take } from '../../../server/ingest/allowance.ts';
import { isMacOf, macOf } from '../../../server/ingest/mac.ts';
import { keyText } from '../../../server/ingest/station-keys.ts';
import { makeLimit } from '../../../server/limit.ts';
import { fastifySchema } from '../../../server/routes/schema.ts';
import { usualThresholds } from '../../../server/rules/findings.ts';
import { changesBetween, fleetOf, type Member } from '../../../server/rules/fleet.ts';
import { promisesOf } from '../../../server/rules/promises.ts';
import { merge, summaryOf } from '../../../server/rules/rollup.ts';
import { judgeSecrecy, readSettings } from '../../../server/settings.ts';
import { roleOf } from '../../../server/staff/institution.ts';
import { hashPassword, verifyPassword } from '../../../server/staff/password.ts';
import { csrfOf, secretIn } from '../../../server/staff/session.ts';
import { afterWrong, waitOf } from '../../../server/staff/waiting.ts';
import { migrations } from '../../../server/store/migrate.ts';
import { postgres, sqlite } from '../../../server/store/migrations/dialect.ts';
import { bytesArray, numberArray, textArray } from '../../../server/store/postgres/arrays.ts';
import { packBatch, unpackBatch } from '../../../server/store/sqlite/batch.ts';
import { wellDay, wellReport } from '../../support/server/stations.ts';

const now = 1_900_000_800;

describe('the MAC of a report', () => {
  it('is the one that the contract makes, for keys and texts of any bytes', () => {
    for (let count = 0; count < 50; count += 1) {
      const [key, first, second] = [randomBytes(32), randomBytes(count), randomBytes(1024 - count)];
      const mac = contractMac(key, [first, second]);
      const text = keyText(key);
      expect(macOf(text, first, second).toString('base64url')).toBe(mac);
      expect(isMacOf(text, [first, second], mac)).toBe(true);
      expect(isMacOf(text, [first, second], `${mac.slice(0, -2)}${mac.endsWith('AA') ? 'BA' : 'AA'}`)).toBe(false);
      expect(isMacOf(text, [first, second], mac.slice(0, -4))).toBe(false);
    }
  });
});

describe('what one station may send', () => {
  it('is a backlog, and then one a second', () => {
    const allowance = newAllowance(now);
    for (let count = 0; count < mostSaved; count += 1) expect(take(allowance, now)).toBe(0);
    expect([take(allowance, now), take(allowance, now + 1), take(allowance, now + 1)]).toEqual([1, 0, 1]);
    // A clock that goes back gives nothing away.
    expect(take(allowance, now - 1000)).toBe(1);
  });
});

describe('a limit by address', () => {
  it('holds for a minute, for that address alone', () => {
    const limit = makeLimit(2);
    for (let count = 0; count < 2; count += 1) limit.count('192.0.2.1', now);
    expect([limit.wait('192.0.2.1', now + 10), limit.wait('192.0.2.2', now)]).toEqual([50, 0]);
    expect(limit.wait('192.0.2.1', now + 60)).toBe(0);
  });
  it('gives back what went well', () => {
    const limit = makeLimit(1);
    limit.count('192.0.2.1', now);
    limit.giveBack('192.0.2.1', now);
    limit.giveBack('192.0.2.1', now);
    limit.count('192.0.2.1', now);
    expect(limit.wait('192.0.2.1', now)).toBe(60);
  });
  it('does not wait for a clock that was set back to catch up', () => {
    const limit = makeLimit(1);
    limit.count('192.0.2.1', now);
    expect(limit.wait('192.0.2.1', now - 7200)).toBe(0);
    limit.count('192.0.2.1', now - 7200);
    expect(limit.wait('192.0.2.1', now - 7190)).toBe(50);
  });
});

describe('passwords', () => {
  const costs = { cost: 1024, block: 8, lanes: 1 };
  it('fit their own line, in every way of writing the same letters, and no other', async () => {
    const line = await hashPassword('contrase\u00f1a larga', costs);
    expect(line).toMatch(/^scrypt\$10,8,1\$[\w-]{22}\$[\w-]{43}$/);
    expect(await verifyPassword('contrasen\u0303a larga', line)).toBe(true);
    expect(await verifyPassword('contrasena larga', line)).toBe(false);
    expect(await hashPassword('contrase\u00f1a larga', costs)).not.toBe(line);
  });
  it('fit no line that is missing, broken or dearer than any of ours', async () => {
    for (const line of [null, '', 'scrypt$99,8,1$AAAA$AAAA', 'plain'])
      expect(await verifyPassword('x', line)).toBe(false);
  });
});

describe('waiting after wrong passwords', () => {
  it('begins with the fifth, doubles to a quarter of an hour, and is forgotten after a day', () => {
    let attempts = { failed: 0, failedAt: 0 };
    const waits = Array.from({ length: 11 }, () => {
      attempts = afterWrong(attempts, now);
      return waitOf(attempts, now);
    });
    expect(waits).toEqual([0, 0, 0, 0, 60, 120, 240, 480, 900, 900, 900]);
    expect(waitOf(attempts, now + 900)).toBe(0);
    expect([waitOf(attempts, now - 10), waitOf(attempts, now - 7200)]).toEqual([910, 0]);
    expect(afterWrong(attempts, now + 86_401)).toEqual({ failed: 1, failedAt: now + 86_401 });
  });
});

describe('sessions', () => {
  it('are found by one cookie of ours among others, and have a word of their own', () => {
    const secret = 'A'.repeat(43);
    expect(secretIn(`a=1; __Host-lethe=${secret}; b=2`)).toBe(secret);
    expect([secretIn(undefined), secretIn(`x__Host-lethe=${secret}`), secretIn('__Host-lethe=short')]).toEqual([
      null,
      null,
      null,
    ]);
    expect(csrfOf(secret)).not.toBe(csrfOf('B'.repeat(43)));
  });
  it('rank their roles', () => {
    expect([mayAs('viewer', 'technician'), mayAs('admin', 'viewer'), mayAs('technician', 'technician')]).toEqual([
      false,
      true,
      true,
    ]);
    const roles = { a: 'viewer', b: 'admin', c: 'technician' } as const;
    expect([
      roleOf(['c', 'b', 'a'], roles),
      roleOf('a', roles),
      roleOf(['x', 7], roles),
      roleOf(undefined, roles),
    ]).toEqual(['admin', 'viewer', null, null]);
  });
});

describe('settings', () => {
  it('are whole without a file, and name a key that is wrong without saying what stood there', () => {
    expect(readSettings('')).toMatchObject({ ok: true, value: { retention: { reports: 30 }, silentAfterMinutes: 15 } });
    const fault = (text: string) => readSettings(text);
    expect(fault('retention: { reports: 31 }')).toMatchObject({
      problem: { code: 'SERVER-01', detail: { key: 'retention.reports' } },
    });
    expect(JSON.stringify(fault('store: ["secret"]'))).not.toContain('secret');
    expect(fault('listen: [')).toMatchObject({ ok: false });
    expect(fault('timeZone: Mars/Olympus')).toMatchObject({ problem: { detail: { key: 'timeZone' } } });
  });
  it('let nothing cross a network in the clear', () => {
    const judged = (text: string) => {
      const read = readSettings(text);
      return read.ok && judgeSecrecy(read.value).ok;
    };
    expect(['listen: 127.0.0.1:1', 'listen: "[::1]:1"', 'listen: localhost:1'].map(judged)).toEqual([true, true, true]);
    expect(['listen: 0.0.0.0:80', 'listen: 192.0.2.7:80', 'listen: 127.evil.example:80'].map(judged)).toEqual([
      false,
      false,
      false,
    ]);
    expect(judged('listen: 0.0.0.0:443\ntls: { certificate: a, key: b }')).toBe(true);
  });
});

describe('sums', () => {
  it('run from the lowest to the highest step and keep the gravest condition, in any order', () => {
    const [one, two, three] = [
      summaryOf(wellReport),
      summaryOf({ ...wellReport, disk: '70-80', clock: 'unknown' }),
      summaryOf({ ...wellReport, outOfService: 'WIPE-01', day: { ...wellDay, load: 'over-75' } }),
    ];
    const sum = merge(merge(one, two), three);
    expect(sum).toMatchObject({
      reports: 3,
      condition: 'wipe-failed',
      bands: { disk: [0, 2], clock: [0, 0], load: [3, 3] },
    });
    expect(merge(three, merge(two, one))).toEqual(sum);
  });
});

describe('the fleet', () => {
  const member = (id: string, more: Partial<Member> = {}): Member => ({
    ...{ id, name: id, place: null, enrolledAt: 0, heardAt: now - 300, condition: 'well', conditionSince: now - 9000 },
    ...{ dayCondition: 'well', dayConditionSince: now - 9000, clonedAt: null, clonedSince: null, heldUntil: null },
    ...more,
  });
  const view = { now, silentAfter: () => 900, timeZone: 'UTC', hoursOf: new Map(), valueIn: () => null };
  const ids = (members: readonly Member[]) => fleetOf(members, view).rows.map(([id]) => id);

  it('is in order of verdict, gravity, time and name, numbers as people count', () => {
    const members = [
      member('Desk 10'),
      member('Desk 9'),
      member('full', { condition: 'disk-full' }),
      member('kept long', { condition: 'logs-kept', conditionSince: now - 90_000 }),
      member('kept', { condition: 'logs-kept' }),
      member('silent', { heardAt: now - 5000 }),
      member('closed', { condition: 'closed' }),
      member('held', { condition: 'closed', heldUntil: now + 60 }),
    ];
    expect(ids(members)).toEqual(['closed', 'silent', 'kept long', 'kept', 'full', 'held', 'Desk 9', 'Desk 10']);
  });

  it('tells only what became different', () => {
    const before = fleetOf([member('a'), member('b'), member('c')], view);
    const later = { ...view, now: now + 600 };
    const after = fleetOf(
      [member('a', { heardAt: now + 300 }), member('b', { condition: 'hot', heardAt: now + 300 })],
      later,
    );
    const { changed, gone } = changesBetween(before, after);
    expect([changed.map(([id]) => id), gone]).toEqual([['b'], ['c']]);
  });
});

describe('promises', () => {
  it('are unknown of a station that nobody has heard', () =>
    expect(new Set(Object.values(promisesOf(null, usualThresholds)))).toEqual(new Set(['unknown'])));
  it('are all kept by a station that is well', () =>
    expect(new Set(Object.values(promisesOf(wellReport, usualThresholds)))).toEqual(new Set(['kept'])));
});

describe('what goes to the databases', () => {
  it('is packed for the thread and unpacked the same', () => {
    const reports = [1, 2].map((station) => ({
      ...{ station, slot: 6_000_000, sequence: 999_999_999_999, heardAt: now, condition: 'hot' as const },
      ...{
        dayCondition: station === 1 ? null : ('busy' as const),
        nonce: randomBytes(8),
        body: randomBytes(50 + station),
      },
    }));
    const plain = (list: readonly { nonce: Uint8Array; body: Uint8Array }[]) =>
      list.map((one) => ({ ...one, nonce: Buffer.from(one.nonce), body: Buffer.from(one.body) }));
    expect(plain(unpackBatch(packBatch(reports)))).toEqual(plain(reports));
  });
  it('has the form of PostgreSQL’s arrays', () => {
    expect(numberArray([258]).toString('hex')).toBe('0000000100000000000000140000000100000001000000080000000000000102');
    expect(textArray(['a', null]).toString('hex')).toBe(
      '0000000100000001000000190000000200000001000000016' + '1ffffffff',
    );
    expect(bytesArray([]).readInt32BE(12)).toBe(0);
  });
});

describe('the check of a report', () => {
  it('knows every field by its name, and no word that is only for people', () => {
    const text = JSON.stringify(fastifySchema(Report));
    for (const word of ['"purpose"', '"why"', '"precision"']) expect(text).not.toContain(word);
    for (const name of Object.keys(Report.shape)) expect(text).toContain(`"${name}"`);
  });
});

describe('migrations', () => {
  it('are frozen once they are released', () => {
    const sum = (dialect: typeof sqlite) =>
      migrations.map((one) => createHash('sha256').update(one(dialect).join(';')).digest('hex').slice(0, 16));
    expect({ sqlite: sum(sqlite), postgres: sum(postgres) }).toMatchInlineSnapshot(`
      {
        "postgres": [
          "1cbc1b5a2dcee033",
          "d10b118a76201902",
          "13a8a14ca9782ab5",
          "e4ee2cd63d28e378",
        ],
        "sqlite": [
          "7a74139bd8bdd761",
          "176a2470ec056862",
          "13a8a14ca9782ab5",
          "64b539b66b3e4860",
        ],
      }
    `);
  });
});
