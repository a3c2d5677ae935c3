// The socket of the lethe command: root alone, one ask for each connection, one work at a time, and nothing out of the contract.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Control, openControl } from '../../../agent/control/server.ts';
import {
  agentControlVersion,
  ControlTell,
  longestControlLine,
  type Outcome,
  type Progress,
  type Work,
} from '../../../contract/agent-control.ts';
import { fail, type Result, succeed } from '../../../contract/result.ts';

const deeds = { 'event-logs': null, 'user-data': null, canary: null };
const outcome: Outcome = { removed: 1, left: 0, milliseconds: 2 };
const hello = { ask: 'hello', version: agentControlVersion };

let folder: string;
let path: string;
let control: Control;
let works: Work[];
/** Ends the work that is under way. */
let finish: (result: Result<Outcome>) => void;
let progress: (progress: Progress) => void;
const sockets: Socket[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lethe-control-'));
  path = join(folder, 'control.sock');
  works = [];
  control = await openControl(path, {
    standing: () => ({ state: 'clean', deeds }),
    work: (work, tell) => {
      works.push(work);
      progress = tell;
      return new Promise((resolve) => {
        finish = resolve;
      });
    },
  });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await control.close();
  rmSync(folder, { recursive: true });
});

interface Talker {
  readonly told: ControlTell[];
  readonly closed: Promise<void>;
  send(...messages: unknown[]): void;
  raw(bytes: string | Buffer): void;
  heard(count: number): Promise<ControlTell[]>;
  leave(): void;
}

function talker(): Talker {
  const socket = connect(path);
  sockets.push(socket);
  const told: ControlTell[] = [];
  let rest = '';
  let wake = (): void => undefined;
  socket.setEncoding('utf8').on('data', (piece: string) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    told.push(...lines.map((line) => ControlTell.parse(JSON.parse(line))));
    wake();
  });
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const raw = (bytes: string | Buffer): void => void socket.write(bytes);
  return {
    ...{ told, closed, raw },
    send: (...messages) => raw(messages.map((message) => `${JSON.stringify(message)}\n`).join('')),
    async heard(count) {
      while (told.length < count) await new Promise<void>((resolve) => (wake = resolve));
      return told;
    },
    leave: () => void socket.destroy(),
  };
}

const greeted = (...messages: unknown[]): Talker => {
  const one = talker();
  one.send(hello, ...messages);
  return one;
};
const working = async (): Promise<void> => {
  while (works.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('the control socket', () => {
  it('is root’s alone', () => {
    expect((statSync(path).mode & 0o777).toString(8)).toBe('600');
  });

  it('greets, answers one ask and hangs up', async () => {
    const one = greeted({ ask: 'status' });
    await one.closed;
    expect(one.told).toEqual([
      { tell: 'hello', version: agentControlVersion },
      { tell: 'standing', state: 'clean', deeds },
    ]);
  });

  it.each(['clear-logs', 'wipe', 'audit', 'canary-audit'] as const)(
    'has %s done, and tells how far it is',
    async (work) => {
      const one = greeted({ ask: 'work', work });
      await working();
      progress({ done: 1, of: 2 });
      finish(succeed(outcome));
      await one.closed;
      expect(works).toEqual([work]);
      expect(one.told.slice(1)).toEqual([
        { tell: 'progress', done: 1, of: 2 },
        { tell: 'outcome', ...outcome },
      ]);
    },
  );

  it('says why a work was not begun', async () => {
    const one = greeted({ ask: 'work', work: 'wipe' });
    await working();
    finish(fail('AGENT-08'));
    await one.closed;
    expect(one.told.at(-1)).toEqual({ tell: 'refused', problem: 'AGENT-08' });
  });

  it('does one work at a time, also when whoever asked for it has gone', async () => {
    const first = greeted({ ask: 'work', work: 'wipe' });
    await working();
    first.leave();
    const second = greeted({ ask: 'work', work: 'wipe' });
    await second.closed;
    expect(second.told.at(-1)).toEqual({ tell: 'refused', problem: 'AGENT-09' });
    finish(succeed(outcome));
    await new Promise((resolve) => setImmediate(resolve));
    const third = greeted({ ask: 'work', work: 'audit' });
    while (works.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    finish(succeed(outcome));
    await third.closed;
    expect([works, third.told.at(-1)]).toEqual([['wipe', 'audit'], { tell: 'outcome', ...outcome }]);
  });
});

describe('what is out of the contract', () => {
  it.each<[string, (one: Talker) => void]>([
    ['an ask before the hello', (one) => one.send({ ask: 'work', work: 'wipe' })],
    ['a second hello', (one) => one.send(hello, hello)],
    ['an unknown verb', (one) => one.send(hello, { ask: 'work', work: 'reboot' })],
    ['a path', (one) => one.send(hello, { ask: 'work', work: 'wipe', path: '/etc' })],
    ['a pattern', (one) => one.send(hello, { ask: 'work', work: '/var/log/*' })],
    ['a list of verbs', (one) => one.send(hello, { ask: 'work', work: ['wipe'] })],
    ['a verb of the shell', (one) => one.send(hello, { ask: 'open' })],
    ['a prototype', (one) => one.raw(`${JSON.stringify(hello)}\n{"__proto__":{"ask":"work"}}\n`)],
    ['no JSON', (one) => one.raw('wipe\n')],
    ['an empty line', (one) => one.raw('\n')],
    ['bytes that are no text', (one) => one.raw(Buffer.from([0xff, 0xfe, 0x0a]))],
    ['a line without end', (one) => one.raw(Buffer.alloc(longestControlLine + 1, 0x20))],
    ['a giant line', (one) => one.raw(Buffer.alloc(8 * 1024 * 1024, 0x5b))],
    ['a deep nest', (one) => one.raw(`${'['.repeat(8000)}${']'.repeat(8000)}\n`)],
  ])('%s is refused, and nothing is done', async (_what, speak) => {
    const one = talker();
    speak(one);
    await one.closed;
    // A client that is still writing when it is hung up on may miss the word, never the hanging up.
    expect(one.told.filter(({ tell }) => tell !== 'hello')).toEqual(
      one.told.some(({ tell }) => tell === 'refused') ? [{ tell: 'refused', problem: 'AGENT-03' }] : [],
    );
    expect(works).toEqual([]);
    const next = greeted({ ask: 'status' });
    await next.closed;
    expect(next.told.at(-1)).toMatchObject({ tell: 'standing' });
  });

  it('a second ask on one connection is not heard', async () => {
    const one = greeted({ ask: 'work', work: 'audit' }, { ask: 'work', work: 'wipe' });
    await one.closed;
    expect(works).toEqual(['audit']);
    finish(succeed(outcome));
  });

  it('another release is told so', async () => {
    const one = talker();
    one.send({ ask: 'hello', version: agentControlVersion + 1 });
    await one.closed;
    expect(one.told).toEqual([{ tell: 'refused', problem: 'AGENT-02' }]);
  });

  it('whoever says nothing is hung up on', async () => {
    await talker().closed;
  });
});
