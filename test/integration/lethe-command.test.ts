// The lethe command as a program of its own: exit codes, channels, a PIN on a terminal, and an agent on a real socket.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  agentControlVersion,
  ControlAsk,
  type ControlTell,
  controlSocketName,
  longestControlLine,
} from '../../contract/agent-control.ts';

const main = ['agent/cli/main.ts'];

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function lethe(args: readonly string[], typed = ''): Promise<Ran> {
  const child = spawn(process.execPath, [...main, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => out.push(piece));
  child.stderr.on('data', (piece: Buffer) => err.push(piece));
  child.stdin.end(typed);
  return new Promise((resolve) => {
    child.on('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
  });
}

/** A command whose reader is gone before it says its first word. */
function unheard(script: string, args: readonly string[]): Promise<Omit<Ran, 'out'>> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let err = '';
  child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, err })));
}

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const hello = { tell: 'hello', version: agentControlVersion } as const;

/** An agent's end of the contract: greets, answers the ask with what it is given, and remembers what was asked. */
async function agentThatSays(answer: string, greeting = line(hello)): Promise<{ directory: string; asked: unknown[] }> {
  const directory = mkdtempSync(join(tmpdir(), 'lethe-agent-'));
  const asked: unknown[] = [];
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (lines) => {
      for (const one of lines.toString().trim().split('\n')) {
        const ask = ControlAsk.parse(JSON.parse(one));
        asked.push(ask);
        if (ask.ask === 'hello') socket.write(greeting);
        else socket.end(answer);
      }
    });
  });
  closing.push(() => {
    server.close();
    rmSync(directory, { recursive: true });
  });
  await new Promise<void>((resolve) => server.listen(join(directory, controlSocketName), resolve));
  return { directory, asked };
}

const line = (tell: ControlTell): string => `${JSON.stringify(tell)}\n`;
const deeds = { 'event-logs': { ok: true, hours: 3 }, 'user-data': { ok: false, hours: 60 }, canary: null };
const done = { tell: 'outcome', removed: 3, left: 0, milliseconds: 12 } as const;

describe('lethe status', () => {
  it('says how the station is and what it last did, and asks for nothing else', async () => {
    const { directory, asked } = await agentThatSays(line({ tell: 'standing', state: 'clean', deeds }));
    expect(await lethe(['status', '--runtime-dir', directory])).toEqual({
      code: 0,
      out: [
        'Clean: a patron may start. Nothing needs doing.',
        'Event logs cleared: 3 hours ago.',
        'User data wiped: 2 days ago, and it failed.',
        'Canary audit: never, as far as this station knows.\n',
      ].join('\n'),
      err: '',
    });
    expect(asked).toEqual([{ ask: 'hello', version: agentControlVersion }, { ask: 'status' }]);
  });

  it('says what to do about a blocked station', async () => {
    const told = { tell: 'standing', state: 'blocked', problem: 'WIPE-01', deeds } as const;
    const { directory } = await agentThatSays(line(told));
    const { code, out } = await lethe(['status', '--json', '--runtime-dir', directory]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      ...{ state: 'blocked', deeds },
      problem: { code: 'WIPE-01', remedy: expect.any(String) },
    });
  });

  it.each([
    ['not JSON', 'hello\n', 'AGENT-02'],
    ['another contract', '{"tell":"standing","state":"fine"}\n', 'AGENT-02'],
    ['a line without end', 'x'.repeat(longestControlLine + 1), 'AGENT-02'],
    ['nothing', '', 'COMMAND-05'],
  ])('does not believe an agent that says %s', async (_what, answer, problem) => {
    const { directory } = await agentThatSays(answer);
    expect(await lethe(['status', '--runtime-dir', directory])).toMatchObject({
      code: 1,
      out: expect.stringMatching(new RegExp(`^${problem} `)),
    });
  });

  it('tells of another release by its greeting', async () => {
    const { directory } = await agentThatSays('', line({ tell: 'refused', problem: 'AGENT-02' }));
    expect((await lethe(['status', '--runtime-dir', directory])).out).toMatch(/^AGENT-02 /);
  });
});

describe('work', () => {
  it.each([
    [['logs', 'clear'], 'clear-logs', 'The event logs are cleared and checked: 3 things removed, 0 left.'],
    [['wipe'], 'wipe', 'The station is wiped and checked: 3 things removed, 0 left.'],
    [['audit'], 'audit', 'Nothing was left: 0 checks, 0 left.'],
    [['audit', '--canary'], 'canary-audit', 'The canary audit is clean:'],
  ])('lethe %j asks for that alone and says what came of it', async (words, work, says) => {
    const { directory, asked } = await agentThatSays(line(done));
    const { code, out, err } = await lethe([...words, '--runtime-dir', directory]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(says);
    expect(asked).toEqual([
      { ask: 'hello', version: agentControlVersion },
      { ask: 'work', work },
    ]);
  });

  it('shows how far it is beside the result, and not in it', async () => {
    const steps = [1, 2].map((step) => line({ tell: 'progress', done: step, of: 2 })).join('');
    const { directory } = await agentThatSays(steps + line(done));
    const { out, err } = await lethe(['wipe', '--runtime-dir', directory]);
    expect(err).toBe('\r1 of 2 …\r2 of 2 …\n');
    expect(out).toBe('The station is wiped and checked: 3 things removed, 0 left.\n');
    const asJson = await lethe(['wipe', '--json', '--runtime-dir', directory]);
    expect(asJson.err).toBe('');
    expect(JSON.parse(asJson.out)).toEqual({ ok: true, problem: null, removed: 3, left: 0, milliseconds: 12 });
  });

  it('fails with the code, the sentence and the remedy of what was left', async () => {
    const { directory } = await agentThatSays(line({ ...done, left: 1, problem: 'WIPE-01' }));
    expect(await lethe(['wipe', '--runtime-dir', directory])).toMatchObject({
      ...{ code: 1, out: '' },
      err: expect.stringMatching(/^WIPE-01 .*Restart this computer/),
    });
  });

  it('is refused while a patron is there, and says when to come again', async () => {
    const { directory } = await agentThatSays(line({ tell: 'refused', problem: 'AGENT-08' }));
    const { code, err } = await lethe(['audit', '--canary', '--runtime-dir', directory]);
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('Wait until the session has ended') });
  });

  it('tells an agent that died on the way from none at all', async () => {
    const { directory } = await agentThatSays(line({ tell: 'progress', done: 1, of: 9 }));
    expect((await lethe(['wipe', '--runtime-dir', directory])).err).toMatch(/COMMAND-05 /);
    expect((await lethe(['wipe', '--runtime-dir', tmpdir()])).err).toMatch(/^COMMAND-06 /);
  });
});

describe('lethe pin', () => {
  it('prints the line alone on its output, and asks on the other', async () => {
    const { code, out, err } = await lethe(['pin'], '246810\n246810\n');
    expect({ code, err }).toEqual({ code: 0, err: 'Staff PIN (4 to 12 digits): The same again: ' });
    expect(out).toMatch(/^scrypt\$65536\$8\$1\$[\w-]{22}\$[\w-]{43}\n$/);
  });

  it('shows nothing of what is typed on a terminal', () => {
    const command = [process.execPath, ...main, 'pin'].map((word) => `'${word}'`).join(' ');
    const terminal = spawnSync('script', ['-qec', command, '/dev/null'], {
      input: '246810\n246810\n',
      encoding: 'utf8',
    });
    expect(terminal.status).toBe(0);
    expect(terminal.stdout).toMatch(/scrypt\$65536/);
    const afterQuestion = terminal.stdout.slice(terminal.stdout.indexOf('Staff PIN'));
    expect(afterQuestion).not.toContain('246810');
  });
});

describe('usage', () => {
  it('is explained with exit code 2 and nothing on the output', async () => {
    expect(await lethe(['nonsense'])).toEqual({
      code: 2,
      out: '',
      err: 'COMMAND-01  The command was not understood. Run: lethe help.\n',
    });
  });

  it('names the problem of a missing file', async () => {
    expect(await lethe(['validate', join(tmpdir(), 'lethe-no-such-file.yaml')])).toMatchObject({ code: 2, out: '' });
  });
});

describe('a command that is read to its end by nobody', () => {
  it.each(['agent/cli/main.ts', 'server/main.ts'])(
    '%s does its work, and shows no error of its own making',
    async (script) => {
      expect(await unheard(script, ['help'])).toEqual({ code: 0, err: '' });
    },
  );
});
