// Which problems are told of: when they begin, when they are over, what quiet hours keep back, and what one cause makes of many.
import { describe, expect, it } from 'vitest';
import type { AlertRow, AlertRule, StationRow } from '../../../contract/staff-api.ts';
import { mayBeHost, mayGoTo } from '../../../server/alerts/allowed.ts';
import { bodyOf, mailOf, messageOf } from '../../../server/alerts/message.ts';
import { pauseAfter } from '../../../server/alerts/send.ts';
import { type AlertView, alertSteps, coarseTime, type OpenAlert } from '../../../server/rules/alerts.ts';
import { type ReasonCode, reasonCodes, reasons } from '../../../server/rules/reasons.ts';

/** A Wednesday, twelve o'clock in UTC. */
const now = 1_899_979_200 - ((1_899_979_200 - 43_200) % 86_400);
const hour = 3600;
const map = '00000000-0000-4000-8000-00000000000a';
const law = '00000000-0000-4000-8000-00000000000b';

const station = (id: string, code: ReasonCode, age = 2 * hour, place: string | null = map): StationRow =>
  [
    ...[id.padStart(16, '0'), `Desk ${id}`, place],
    ...[reasons[code].verdict, code, age, null],
  ] as unknown as StationRow;

const rule = (more: Partial<AlertRule> = {}): AlertRule => ({
  ...{ id: 'rule', name: 'Rule', kind: 'out', places: [], afterMinutes: 0, channels: ['c'], quiet: 'none' },
  ...{ recoveries: true, on: true },
  ...more,
});
const allDay = { from: 0, to: 1440 };
const view = (rows: readonly StationRow[], more: Partial<AlertView> = {}): AlertView => ({
  ...{ now, timeZone: 'UTC', rows, silentAfter: () => 900 },
  places: new Map([
    [map, { name: 'Map room', hours: [] }],
    [law, { name: 'Law', hours: [] }],
  ]),
  ...more,
});
const steps = (one: AlertRule, rows: readonly StationRow[], open: readonly OpenAlert[] = [], more = {}) =>
  alertSteps([one], open, view(rows, more));
const begun = (one: AlertRule, rows: readonly StationRow[], more = {}) =>
  steps(one, rows, [], more).begin.map(({ row }) => row.station?.name ?? row.place?.name);

/** As the store would give it back. */
const opened = (one: AlertRule, rows: readonly StationRow[], told = true): OpenAlert[] =>
  steps(one, rows).begin.map(({ row }, at) => ({ number: at + 1, rule: one.id, row, told }));

describe('a problem begins', () => {
  it('for the rule of its kind, and each reason that needs a hand has one', () => {
    const kinds = ['out', 'silent', 'promise', 'care'] as const;
    const heard = (code: ReasonCode) => kinds.filter((kind) => begun(rule({ kind }), [station('1', code)]).length > 0);
    for (const code of reasonCodes) {
      const { verdict } = reasons[code];
      const quiet = verdict === 'well' || verdict === 'hold' || code === 'silent-closed';
      expect([code, heard(code).length]).toEqual([code, quiet ? 0 : 1]);
    }
    expect([heard('wipe-failed'), heard('canary-old'), heard('disk-full')]).toEqual([['out'], ['promise'], ['care']]);
  });

  it('only where the rule is switched on, and in its places', () => {
    const rows = [
      station('1', 'closed', hour, map),
      station('2', 'closed', hour, law),
      station('3', 'closed', hour, null),
    ];
    expect(begun(rule({ on: false }), rows)).toEqual([]);
    expect(begun(rule({ places: [law] }), rows)).toEqual(['Desk 2']);
    expect(begun(rule(), rows)).toEqual(['Desk 1', 'Desk 2', 'Desk 3']);
  });

  it('after it has lasted, by what is certain of its age', () => {
    const after = (code: ReasonCode, age: number, afterMinutes: AlertRule['afterMinutes']) =>
      begun(rule({ kind: 'care', afterMinutes }), [station('1', code, age)]).length;
    expect([after('disk-full', 300, 0), after('disk-full', 900, 15), after('disk-full', 1200, 15)]).toEqual([1, 0, 1]);
    // Told in whole hours, and rounded up: two may be one and a second.
    const out = (age: number) => begun(rule({ afterMinutes: 60 }), [station('1', 'wipe-failed', age)]).length;
    expect([out(hour), out(2 * hour)]).toEqual([0, 1]);
  });

  it('with silence one step later, when those that fell silent with it are known', () => {
    const silent = (age: number) => begun(rule({ kind: 'silent' }), [station('1', 'silent', age)]).length;
    expect([silent(1500), silent(1800)]).toEqual([0, 1]);
  });

  it('once, however often anybody looks', () => {
    const rows = [station('1', 'closed')];
    expect(steps(rule(), rows, opened(rule(), rows))).toEqual({ begin: [], tell: [], end: [], drop: [] });
  });

  it('as one for a place whose stations fell silent together', () => {
    const rows = [...['1', '2', '3'].map((id) => station(id, 'silent-place')), station('4', 'silent', 2 * hour, law)];
    expect(begun(rule({ kind: 'silent' }), rows)).toEqual(['Desk 4', 'Map room']);
    expect(begun(rule({ kind: 'silent-place' }), rows)).toEqual(['Map room']);
    const [place] = steps(rule({ kind: 'silent-place' }), rows).begin;
    expect(place?.row).toMatchObject({ station: null, stations: 3, value: 3, reason: 'silent-place' });
  });
});

describe('a problem is over', () => {
  const rows = [station('1', 'wipe-failed')];
  const then = (code: ReasonCode, one = rule()) => {
    const { begin, end, drop } = steps(one, [station('1', code)], opened(one, rows));
    return [begin.length, end.length, drop.length];
  };

  it('when the station is well, or has only something lesser', () => {
    expect([then('well'), then('disk-full')]).toEqual([
      [0, 1, 0],
      [0, 1, 0],
    ]);
  });

  it('not when it has another reason of the kind, is silent, or staff are at work on it', () => {
    for (const code of ['closed', 'silent', 'silent-closed', 'silent-place', 'hold'] as const) {
      expect([code, then(code)]).toEqual([code, [0, 0, 0]]);
    }
  });

  it('not when something graver hides it', () => {
    const care = rule({ kind: 'care' });
    const open = opened(care, [station('1', 'disk-full')]);
    expect(steps(care, [station('1', 'canary-old')], open).end).toEqual([]);
    expect(steps(care, [station('1', 'closed')], open).end).toEqual([]);
    expect(steps(care, [station('1', 'well')], open).end).toHaveLength(1);
  });

  it('without a word when the station, the rule or the place is another', () => {
    const open = opened(rule(), rows);
    expect(steps(rule(), [], open)).toMatchObject({ end: [], drop: [{ number: 1 }] });
    expect(steps(rule({ on: false }), rows, open)).toMatchObject({ end: [], drop: [{ number: 1 }] });
    expect(steps(rule({ places: [law] }), rows, open)).toMatchObject({ end: [], drop: [{ number: 1 }] });
    expect(alertSteps([], open, view(rows)).drop).toHaveLength(1);
  });

  it('of silence when it is heard, whatever it says', () => {
    const silent = rule({ kind: 'silent' });
    const open = opened(silent, [station('1', 'silent')]);
    expect(steps(silent, [station('1', 'closed')], open).end).toHaveLength(1);
    expect(steps(silent, [station('1', 'silent-closed')], open).end).toEqual([]);
  });

  it('of a place when fewer than three are silent, not when it closes', () => {
    const silent = rule({ kind: 'silent-place' });
    const three = (code: ReasonCode) => ['1', '2', '3'].map((id) => station(id, code));
    const open = opened(silent, three('silent-place'));
    expect(steps(silent, three('silent-closed'), open)).toMatchObject({ begin: [], end: [], drop: [] });
    const two = [...three('silent').slice(1), station('1', 'well')];
    expect(steps(silent, two, open).end).toHaveLength(1);
  });
});

describe('quiet hours', () => {
  const rows = [station('1', 'closed')];
  const held = (quiet: AlertRule['quiet'], at = now, more: Partial<AlertView> = {}) =>
    steps(rule({ quiet }), rows, [], { now: at, ...more }).begin[0]?.held;

  it('are hours of the day, past midnight too, or those in which the place is closed', () => {
    expect([held('none'), held({ from: 660, to: 780 }), held({ from: 720, to: 721 })]).toEqual([false, true, true]);
    const night = { from: 1200, to: 480 };
    expect([held(night), held(night, now + 9 * hour), held(night, now - 5 * hour)]).toEqual([false, true, true]);
    const closed = { places: new Map([[map, { name: 'Map room', hours: Array.from({ length: 7 }, () => null) }]]) };
    const open = { places: new Map([[map, { name: 'Map room', hours: Array.from({ length: 7 }, () => allDay) }]]) };
    expect([held('closed', now, closed), held('closed', now, open), held('closed')]).toEqual([true, false, false]);
    expect(held({ from: 1260, to: 1320 }, now, { timeZone: 'Asia/Tokyo' })).toBe(true);
  });

  it('keep back what begins in them, until they are over', () => {
    const one = rule({ quiet: { from: 660, to: 780 } });
    const open = opened(one, rows, false);
    expect(steps(one, rows, open).tell).toEqual([]);
    expect(steps(one, rows, open, { now: now + 2 * hour }).tell).toHaveLength(1);
    // What has gone silent meanwhile waits until it can be said.
    expect(steps(one, [station('1', 'silent')], open, { now: now + 2 * hour })).toMatchObject({ tell: [], end: [] });
  });
});

describe('what is said', () => {
  const place = { id: map, name: 'Map room' };
  const row: AlertRow = {
    ...{ station: { id: '0'.repeat(16), name: 'Desk 1' }, place, verdict: 'out', reason: 'wipe-failed' },
    ...{ value: 'WIPE-01', age: hour, stations: 1 },
  };
  const address = 'https://lethe.example';

  it('is one sentence, in the language of the channel', () => {
    const title = (event: 'began' | 'over', changed: Partial<AlertRow>, language: 'en' | 'es' = 'en') =>
      messageOf({ event, rule: 'Rule', rows: [{ ...row, ...changed }] }, language, address).title;
    expect(title('began', {})).toBe('Desk 1 is out of service');
    expect(title('began', {}, 'es')).toBe('Desk 1 está fuera de servicio');
    expect(title('began', { verdict: 'attention', reason: 'disk-full' })).toBe('Desk 1 needs attention');
    expect(title('over', { verdict: 'well', reason: 'well' })).toBe('Desk 1 is well again');
    expect(title('over', { verdict: 'attention', reason: 'hot' })).toBe('Desk 1: that problem is over');
    const silent = { station: null, verdict: 'silent', reason: 'silent-place', stations: 6, value: 6 } as const;
    expect(title('began', silent)).toBe('6 stations in Map room fell silent together');
    expect(title('over', silent)).toBe('The stations in Map room are no longer silent together');
  });

  it('holds what a row of the list holds, its words, and where to look', () => {
    const { lines } = messageOf({ event: 'began', rule: 'Rule', rows: [row] }, 'en', address);
    const { says, remedy, page, ...rest } = lines[0] ?? { says: '', remedy: '', page: '' };
    expect(rest).toEqual(row);
    expect([says, remedy]).toEqual([
      'A wipe failed, so the station closed itself.',
      'Restart it: it wipes again before it opens.',
    ]);
    expect(page).toBe(`https://lethe.example/stations/${'0'.repeat(16)}`);
  });

  it('is the same in a mail', () => {
    const { subject, text } = mailOf(
      bodyOf(messageOf({ event: 'began', rule: 'Rule', rows: [row] }, 'en', address)),
      'en',
    );
    expect(subject).toBe('Desk 1 is out of service');
    expect(text.split('\n').slice(0, 3)).toEqual([
      'Desk 1, Map room',
      'A wipe failed, so the station closed itself. Restart it: it wipes again before it opens.',
      'For 1 h.',
    ]);
  });

  it('tells no time finer than the page does', () => {
    expect([coarseTime(now + 3599, 'wipe-failed'), coarseTime(now + 3599, 'disk-full')]).toEqual([now, now + 3300]);
  });
});

describe('a webhook may not go', () => {
  it.each([
    ...['127.0.0.1', '127.9.9.9', '0.0.0.0', '169.254.169.254', '100.100.100.200', '224.0.0.1', '255.255.255.255'],
    ...['::1', '::', 'fe80::1', 'fe80::1%eth0', 'fd00:ec2::254', 'ff02::1', '::ffff:127.0.0.1', '::ffff:7f00:1'],
    ...['::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b::169.254.169.254', '2002:7f00:1::', 'no address', ''],
  ])('to %s', (address) => expect(mayGoTo(address)).toBe(false));

  it.each([
    '192.0.2.7',
    '10.1.2.3',
    '192.168.1.1',
    '172.16.0.1',
    '100.64.0.1',
    '2001:db8::1',
    'fd12::1',
    '::ffff:10.0.0.1',
  ])('and may to %s', (address) => expect(mayGoTo(address)).toBe(true));

  it('to a host that says already that it is this machine', () => {
    const hosts = ['localhost', 'LOCALHOST.', 'a.localhost', '[::1]', '127.0.0.1', '[::ffff:7f00:1]'];
    expect(hosts.map(mayBeHost)).toEqual(hosts.map(() => false));
    expect(['hooks.library.example', 'localhost.library.example', '10.1.2.3'].map(mayBeHost)).toEqual([
      true,
      true,
      true,
    ]);
  });
});

it('is tried eight times over some four hours, ever more rarely', () => {
  const pauses = Array.from({ length: 8 }, (_, at) => pauseAfter(at + 1));
  expect(pauses.at(-1)).toBeNull();
  const told = pauses.slice(0, -1).map(Number);
  expect(told.every((pause, at) => at === 0 || pause > (told[at - 1] ?? 0))).toBe(true);
  const sum = told.reduce((all, pause) => all + pause, 0);
  expect([sum >= 233 * 60, sum <= 260 * 60]).toEqual([true, true]);
});
