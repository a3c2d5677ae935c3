// A tool that does not answer is ended in time, however it was stopped, and no part of the agent runs one in another way.
import { describe, expect, it } from 'vitest';
import { runTool } from '../../../agent/run-tool.ts';
import { readTree } from '../../support/source.ts';

const run = (script: string, timeout: number) => runTool('/bin/sh', ['-c', script], { timeout, env: {} });

describe('a tool', () => {
  it('says what it wrote', async () => expect(await run('echo said', 5000)).toBe('said\n'));

  it('that fails is thrown, with what it wrote', async () => {
    await expect(run('echo said; exit 3', 5000)).rejects.toMatchObject({ code: 3, stdout: 'said\n' });
  });

  it.each([
    ['was stopped, as its user may at any time', 'kill -STOP $$'],
    ['heeds no mild signal', 'trap "" TERM; while :; do :; done'],
  ])('that %s is ended when its time is over', async (_why, script) => {
    await expect(run(script, 100)).rejects.toMatchObject({ signal: 'SIGKILL' });
  });
});

it('has no time limit anywhere in the agent that a stopped one could outlast', async () => {
  const sources = (await readTree('agent')).map(({ text }) => text);
  const running = sources.filter((text) => /\b(?:execFile|spawnSync)\b/.test(text) && /\btimeout\b/.test(text));
  expect(running.length).toBeGreaterThan(1);
  expect(running.filter((text) => !text.includes("killSignal: 'SIGKILL'"))).toEqual([]);
});
