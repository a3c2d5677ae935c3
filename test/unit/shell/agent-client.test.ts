// The shell's end of the socket, against a stand-in agent on a real one that speaks the contract, or anything else.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AgentClient, connectToAgent } from '../../../app/shell/agent-client.ts';
import { Ask, agentLinkVersion, longestAgentLine } from '../../../contract/agent-link.ts';
import { eventually } from '../../support/station/devtools.ts';

let folder = '';
let agent: Server | undefined;
let client: AgentClient | undefined;
let sockets: Socket[] = [];
let asked: unknown[] = [];
let heard: string[] = [];

const path = () => join(folder, 'agent.sock');
const clean = '{"tell":"state","state":"clean"}\n';

/** @param greet what a connection is told at once; null: nothing */
function standIn(greet: string | null, hangsUp = false): Promise<void> {
  agent = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.setEncoding('utf8').on('data', (piece: string) => {
      for (const line of piece.trim().split('\n')) asked.push(JSON.parse(line));
      if (greet !== null) socket.write(greet);
      if (hangsUp) socket.end();
    });
  });
  return new Promise((resolve) => agent?.listen(path(), resolve));
}

function hangUp(): Promise<void> {
  for (const socket of sockets) socket.destroy();
  sockets = [];
  return new Promise((resolve) => (agent === undefined ? resolve() : agent.close(() => resolve())));
}

function connectClient(): void {
  client = connectToAgent(path(), {
    cued: ({ cue }) => heard.push(cue),
    told: (tell) => heard.push(tell.tell === 'state' ? tell.state : tell.problem),
    lost: () => heard.push('lost'),
    unlike: () => heard.push('unlike'),
  });
}

const until = (what: string) => eventually(() => heard.includes(what), 5000, `the client to say ${what}`);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lethe-agent-'));
  asked = [];
  heard = [];
});
afterEach(async () => {
  client?.close();
  await hangUp();
  rmSync(folder, { recursive: true });
});

describe('the shell', () => {
  it('says hello first, in the contract’s words, and hands on what it is told', async () => {
    await standIn(clean);
    connectClient();
    await until('clean');
    expect(asked).toEqual([{ ask: 'hello', version: agentLinkVersion, role: 'shell' }]);
    client?.ask({ ask: 'open' });
    await eventually(() => asked.length === 2, 5000, 'the second message');
    expect(asked.map((one) => Ask.parse(one).ask)).toEqual(['hello', 'open']);
  });

  it('puts together what comes in pieces, and takes apart what comes together', async () => {
    await standIn(null);
    connectClient();
    await eventually(() => asked.length === 1, 5000, 'the hello');
    sockets[0]?.write(clean.slice(0, 9));
    await new Promise((resolve) => setTimeout(resolve, 20));
    sockets[0]?.write(clean.slice(9) + clean.replace('clean', 'open') + clean.slice(0, 5));
    await eventually(() => heard.length === 2, 5000, 'two states');
    expect(heard).toEqual(['clean', 'open']);
  });

  it('asks nothing while nobody is connected, and does not ask it later', async () => {
    connectClient();
    client?.ask({ ask: 'retry' });
    await standIn(clean);
    await until('clean');
    expect(asked).toEqual([{ ask: 'hello', version: agentLinkVersion, role: 'shell' }]);
  });

  it('connects again, says hello again, and says once that it was lost', async () => {
    await standIn(clean);
    connectClient();
    await until('clean');
    await hangUp();
    await until('lost');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(heard).toEqual(['clean', 'lost']);
    await standIn(clean.replace('clean', 'wiping'));
    await until('wiping');
    expect(asked).toHaveLength(2);
  });
});

describe('what is not our agent', () => {
  it.each([
    ['another version', '{"tell":"refused","problem":"AGENT-02"}\n'],
    ['no JSON', 'HTTP/1.1 400 Bad Request\n'],
    ['another state', '{"tell":"state","state":"fine"}\n'],
    ['more than the contract knows', '{"tell":"state","state":"clean","path":"/home"}\n'],
    ['an empty line', '\n'],
    ['a line without end', 'x'.repeat(longestAgentLine + 1)],
    ['a line too long', `${JSON.stringify({ tell: 'state', state: 'clean' }).padEnd(longestAgentLine + 1)}\n`],
  ])('is known by %s, and heard no further', async (_what, line) => {
    await standIn(line + clean);
    connectClient();
    await until('lost');
    expect(heard.slice(0, 2)).toEqual(['unlike', 'lost']);
    expect(heard).not.toContain('clean');
  });

  it.each([
    ['speaks nonsense', 'nonsense\n'],
    ['has a shell already', '{"tell":"refused","problem":"AGENT-03"}\n'],
  ])('is not dialled without a pause when it %s', async (_what, line) => {
    await standIn(line, true);
    connectClient();
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.length).toBeLessThan(6);
  });
});

it('a client that was closed connects no more', async () => {
  await standIn(clean);
  connectClient();
  await until('clean');
  client?.close();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(asked).toHaveLength(1);
  expect(heard).toEqual(['clean']);
});
