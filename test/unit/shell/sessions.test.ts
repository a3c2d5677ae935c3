// The sessions that the shell holds, with real child processes that speak over Node's own channel, good and bad.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import type { Containment } from '../../../app/containment/containment.ts';
import { holdSessions, type Sessions } from '../../../app/shell/sessions.ts';
import type { ToSession } from '../../../contract/session-link.ts';
import { plainLook } from '../../../contract/words.ts';
import { eventually } from '../../support/station/devtools.ts';

const program = { electron: '/nowhere', application: null, switches: [] };
const prepare: ToSession = { do: 'answer' };
const startVisit: ToSession = {
  do: 'start',
  language: 'en',
  look: plainLook,
  time: { minutesLeft: null, warning: 'none', extensionsLeft: 0 },
};

/** Answers each message by what it is told to say; `ready` when it is prepared. */
const polite = `process.on('message', (m) => process.send(m.do === 'start' ? { is: 'shown' } : { is: m.do === 'end' ? 'end-now' : 'ready' }));`;
const rude = `process.on('message', () => { for (const m of [null, 7, 'ready', { is: 'nonsense' }, { is: 'ready', more: 1 }, { is: 'x'.repeat(5000) }]) process.send(m); process.send({ is: 'ready' }); });`;

/** A containment of plain processes: what is tried here is the holding. */
function processesOf(script: string, command = process.execPath): Containment & { ended: number } {
  const containment = {
    name: 'directory' as const,
    ended: 0,
    async launch() {
      const child = spawn(command, ['-e', script], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
      child.on('error', () => undefined);
      const exited = child.pid === undefined ? Promise.resolve() : once(child, 'exit');
      return {
        child,
        async end() {
          containment.ended += 1;
          child.kill('SIGKILL');
          await exited;
        },
      };
    },
  };
  return containment;
}

let sessions: Sessions | undefined;
afterEach(() => sessions?.endAll());

function hold(containment: Containment): string[] {
  const heard: string[] = [];
  sessions = holdSessions(containment, program, () => prepare, {
    spareReady: () => heard.push('spare ready'),
    spareGone: () => heard.push('spare gone'),
    said: (message) => heard.push(`said ${message.is}`),
    visitGone: () => heard.push('visit gone'),
  });
  return heard;
}

const until = (heard: readonly string[], what: string) => eventually(() => heard.includes(what), 5000, what);

describe('a spare', () => {
  it('is ready when it says so, and becomes the visit with the first start', async () => {
    const heard = hold(processesOf(polite));
    sessions?.warm();
    await until(heard, 'spare ready');
    sessions?.tell(startVisit);
    await until(heard, 'said shown');
    sessions?.tell({ do: 'end' });
    await until(heard, 'said end-now');
    expect(heard).toEqual(['spare ready', 'said shown', 'said end-now']);
  });

  it('says nothing but ready before it is a visit', async () => {
    const heard = hold(processesOf(`${polite} process.send({ is: 'last-tab-closed' });`));
    sessions?.warm();
    await until(heard, 'spare ready');
    expect(heard).toEqual(['spare ready']);
  });

  it('that can’t be started is gone', async () => {
    const heard = hold(processesOf(polite, '/nowhere/bwrap'));
    sessions?.warm();
    await until(heard, 'spare gone');
  });

  it('that can’t be launched is gone', async () => {
    const heard = hold({ name: 'directory', launch: () => Promise.reject(new Error('no folder')) });
    sessions?.warm();
    await until(heard, 'spare gone');
  });

  it('that ends by itself is ended as a whole and then gone, once', async () => {
    const containment = processesOf('process.exit(70)');
    const heard = hold(containment);
    sessions?.warm();
    await until(heard, 'spare gone');
    expect(containment.ended).toBe(1);
    expect(heard).toEqual(['spare gone']);
  });

  it('that is stuck can be ended', async () => {
    const heard = hold(processesOf('setInterval(() => {}, 1000)'));
    sessions?.warm();
    await new Promise((resolve) => setTimeout(resolve, 100));
    sessions?.endSpare();
    await until(heard, 'spare gone');
  });
});

describe('a visit', () => {
  it('is gone when it was ended, and the next spare is not', async () => {
    const heard = hold(processesOf(polite));
    sessions?.warm();
    await until(heard, 'spare ready');
    sessions?.tell(startVisit);
    await until(heard, 'said shown');
    sessions?.warm();
    await eventually(() => heard.filter((what) => what === 'spare ready').length === 2, 5000, 'the next spare');
    sessions?.endVisit();
    await until(heard, 'visit gone');
    expect(heard).not.toContain('spare gone');
  });

  it('keeps its place until it is gone: no second start reaches another', async () => {
    const heard = hold(processesOf(polite));
    sessions?.warm();
    await until(heard, 'spare ready');
    sessions?.tell(startVisit);
    sessions?.warm();
    await eventually(() => heard.filter((what) => what === 'spare ready').length === 2, 5000, 'the next spare');
    sessions?.tell(startVisit);
    await eventually(() => heard.filter((what) => what === 'said shown').length === 2, 5000, 'an answer');
    sessions?.endSpare();
    await until(heard, 'spare gone');
  });

  it('that nobody has is gone at once', () => {
    const heard = hold(processesOf(polite));
    sessions?.endVisit();
    expect(heard).toEqual(['visit gone']);
  });
});

it('hears only what the contract knows', async () => {
  const heard = hold(processesOf(rude));
  sessions?.warm();
  await until(heard, 'spare ready');
  expect(heard).toEqual(['spare ready']);
});

it('ends all of them, and says nothing of it', async () => {
  const containment = processesOf(polite);
  const heard = hold(containment);
  sessions?.warm();
  await until(heard, 'spare ready');
  sessions?.tell(startVisit);
  sessions?.warm();
  await eventually(() => heard.filter((what) => what === 'spare ready').length === 2, 5000, 'the next spare');
  await sessions?.endAll();
  expect(heard).not.toContain('visit gone');
  expect(heard).not.toContain('spare gone');
});
