// Titles, crashes and time: the small rules of a visit.
import { describe, expect, it } from 'vitest';
import { dueAt, polled, startClock, type VisitClock } from '../../../app/policy/countdown.ts';
import { countCrash } from '../../../app/policy/crash-count.ts';
import { cleanTitle, searchWords } from '../../../app/policy/title.ts';

describe('searchWords', () => {
  it('cuts between characters, so that an address can hold what is left', () => {
    const marked = `  ${'a'.repeat(199)}😀😀`;
    expect(searchWords(marked)).toBe(`${'a'.repeat(199)}😀`);
    expect(() => encodeURIComponent(searchWords(marked))).not.toThrow();
  });

  it('leaves out halves of characters, which a page may mark too', () => {
    expect(searchWords('tide\ud83d tables')).toBe('tide tables');
  });
});

describe('cleanTitle', () => {
  it('keeps an ordinary title in any script, joiners included', () => {
    for (const title of ['Tides – Harbour', 'المكتبة', 'نمی‌خواهم', '👩‍🔬 lab']) expect(cleanTitle(title)).toBe(title);
  });

  it('takes out what turns, hides or breaks text', () => {
    expect(cleanTitle('a\u202egnp.exe\u202c\u2066b\u2069\u200e')).toBe('agnp.exeb');
    expect(cleanTitle('a\u0000\u0007\u001b[31mb\u009b')).toBe('a[31mb');
    expect(cleanTitle('\ufeffa\u200b\u2060b\u{e0041}')).toBe('ab');
    expect(cleanTitle('  one\n\ttwo\u2028three\u2029 ')).toBe('one two three');
    expect(cleanTitle('\u202e\u200b')).toBe('');
  });

  it('cuts at 60 without leaving half a character', () => {
    expect(cleanTitle('x'.repeat(60))).toBe('x'.repeat(60));
    expect(cleanTitle('x'.repeat(61))).toBe(`${'x'.repeat(59)}…`);
    expect(cleanTitle('👋'.repeat(40))).toBe(`${'👋'.repeat(29)}…`);
    expect(cleanTitle('a\ud800b')).toBe('ab');
  });
});

describe('countCrash', () => {
  const crashAt = (...times: number[]) =>
    times.reduce<ReturnType<typeof countCrash>>((seen, now) => countCrash(seen.crashes, now), {
      crashes: [],
      end: false,
    });

  it('ends at the third crash within a minute and not before', () => {
    expect(crashAt(0).end).toBe(false);
    expect(crashAt(0, 30_000).end).toBe(false);
    expect(crashAt(0, 30_000, 59_999).end).toBe(true);
  });

  it('forgets a crash after a minute', () => {
    expect(crashAt(0, 30_000, 60_000).end).toBe(false);
    expect(crashAt(0, 30_000, 60_000, 80_000).end).toBe(true);
  });
});

describe('the time of a visit', () => {
  const timers = { idleSeconds: 120, warningSeconds: 30, limitMinutes: 60 };

  /** Polled each second, with nobody touching anything since the start. */
  function idleUntil(seconds: number, clock: VisitClock = startClock(0)): VisitClock {
    let at = clock;
    for (let second = 1; second <= seconds; second += 1) at = polled(at, second, second * 1000);
    return at;
  }

  it('asks when nobody has touched anything for long enough, counts down, and ends', () => {
    expect(dueAt(idleUntil(119), timers, 119_000)).toEqual({ is: 'nothing' });
    expect(dueAt(idleUntil(120), timers, 120_000)).toEqual({ is: 'idle-question', secondsLeft: 30 });
    expect(dueAt(idleUntil(149), timers, 149_000)).toEqual({ is: 'idle-question', secondsLeft: 1 });
    expect(dueAt(idleUntil(150), timers, 150_000)).toEqual({ is: 'end', reason: 'idle' });
  });

  it('lets one key or touch bring everything back', () => {
    const touched = polled(idleUntil(140), 0.2, 141_000);
    expect(dueAt(touched, timers, 141_000)).toEqual({ is: 'nothing' });
  });

  it('ends at the limit, also while somebody types, and later by what was added', () => {
    const typing = { ...startClock(0), activeAt: 3_600_000, polledAt: 3_600_000 };
    expect(dueAt(typing, timers, 3_599_999)).toEqual({ is: 'nothing' });
    expect(dueAt(typing, timers, 3_600_000)).toEqual({ is: 'end', reason: 'limit' });
    expect(dueAt({ ...typing, extraMinutes: 15 }, timers, 3_600_000)).toEqual({ is: 'nothing' });
    expect(dueAt({ ...typing, activeAt: 4_500_000, extraMinutes: 15 }, timers, 4_500_000)).toEqual({
      is: 'end',
      reason: 'limit',
    });
  });

  it('knows no limit where the policy has none', () => {
    const long = { ...startClock(0), activeAt: 86_400_000, polledAt: 86_400_000 };
    expect(dueAt(long, { ...timers, limitMinutes: null }, 86_400_000)).toEqual({ is: 'nothing' });
  });

  it('takes a sleep for idle time, whoever woke the computer', () => {
    const before = polled(startClock(0), 0, 1000);
    const woken = polled(before, 0, 3_000_000);
    expect(dueAt(woken, timers, 3_000_000)).toEqual({ is: 'end', reason: 'idle' });
  });

  it('asks after a short sleep and goes on once somebody answers', () => {
    const before = polled(startClock(0), 0, 1000);
    const woken = polled(before, 0, 131_000);
    expect(dueAt(woken, timers, 131_000)).toEqual({ is: 'idle-question', secondsLeft: 20 });
    expect(dueAt(polled(woken, 0.5, 132_000), timers, 132_000)).toEqual({ is: 'nothing' });
  });

  it('does not take a slow second for a sleep', () => {
    const before = polled(startClock(0), 0, 1000);
    expect(dueAt(polled(before, 0, 31_000), timers, 31_000)).toEqual({ is: 'nothing' });
    expect(polled(before, 0, 31_000).activeAt).toBe(31_000);
  });
});
