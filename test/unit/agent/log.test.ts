// The agent's log: what stands in a line, how problems are told from events, and where it stops.
import { describe, expect, it } from 'vitest';
import { makeLog } from '../../../agent/log.ts';

function collect(how: Parameters<typeof makeLog>[1] = {}) {
  const lines: string[] = [];
  return { lines, log: makeLog((text) => lines.push(text), how) };
}

describe('a line of the log', () => {
  it('is written at once, as JSON, with its line break', () => {
    const { lines, log } = collect();
    log({ code: 'wiped', count: 3, ms: 12 });
    expect(lines).toEqual(['{"code":"wiped","count":3,"ms":12}\n']);
  });

  it('tells the journal whether it is a problem, and nobody else', () => {
    const { lines, log } = collect({ toJournal: true });
    log({ code: 'started' });
    log({ code: 'WIPE-01', count: 1 });
    expect(lines).toEqual(['<6>{"code":"started"}\n', '<3>{"code":"WIPE-01","count":1}\n']);
  });
});

describe('the size of the log', () => {
  it('ends at so many lines an hour, and the next hour says how many were left out', () => {
    let time = 0;
    const { lines, log } = collect({ now: () => time });
    for (let count = 0; count < 1000; count++) log({ code: 'AGENT-03' });
    expect(lines).toHaveLength(200);
    time += 3_600_000;
    log({ code: 'stopped' });
    expect(lines.slice(200)).toEqual(['{"code":"lines-left-out","count":800}\n', '{"code":"stopped"}\n']);
  });

  it('is not held back by a clock that was set back', () => {
    let time = 10_000_000;
    const { lines, log } = collect({ now: () => time });
    for (let count = 0; count < 300; count++) log({ code: 'AGENT-03' });
    time = 0;
    log({ code: 'stopped' });
    expect(lines.at(-1)).toBe('{"code":"stopped"}\n');
  });
});
