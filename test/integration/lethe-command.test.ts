// The lethe command as a program of its own: exit codes, channels, a PIN on a terminal, and an agent on a real socket.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Ask, agentLinkVersion, longestAgentLine, type Tell } from '../../contract/agent-link.ts';

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

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** An agent's end of the contract: answers the first line with what it is given, and remembers what was asked. */
async function agentThatSays(answer: string): Promise<{ directory: string; asked: unknown[] }> {
  const directory = mkdtempSync(join(tmpdir(), 'lethe-agent-'));
  const asked: unknown[] = [];
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (line) => {
      asked.push(Ask.parse(JSON.parse(line.toString())));
      socket.write(answer);
    });
  });
  closing.push(() => {
    server.close();
    rmSync(directory, { recursive: true });
  });
  await new Promise<void>((resolve) => server.listen(join(directory, 'agent.sock'), resolve));
  return { directory, asked };
}

const line = (tell: Tell): string => `${JSON.stringify(tell)}\n`;

describe('lethe status', () => {
  it('looks, and asks for nothing else', async () => {
    const { directory, asked } = await agentThatSays(line({ tell: 'state', state: 'clean' }));
    expect(await lethe(['status', '--runtime-dir', directory])).toEqual({
      code: 0,
      out: 'Clean: a patron may start. Nothing needs doing.\n',
      err: '',
    });
    expect(asked).toEqual([{ ask: 'hello', version: agentLinkVersion, role: 'look' }]);
  });

  it('says what to do about a blocked station', async () => {
    const { directory } = await agentThatSays(line({ tell: 'state', state: 'blocked', problem: 'WIPE-01' }));
    const { code, out } = await lethe(['status', '--json', '--runtime-dir', directory]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      state: 'blocked',
      problem: { code: 'WIPE-01', remedy: expect.any(String) },
    });
  });

  it.each([
    ['not JSON', 'hello\n'],
    ['another contract', '{"tell":"state","state":"fine"}\n'],
    ['a line without end', 'x'.repeat(longestAgentLine + 1)],
  ])('does not believe an agent that says %s', async (_what, answer) => {
    const { directory } = await agentThatSays(answer);
    expect(await lethe(['status', '--runtime-dir', directory])).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^AGENT-01 /),
    });
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
