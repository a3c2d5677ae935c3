// The agent's socket, with real clients: who may connect, what they may say, and what becomes of those who say something else.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Request } from '../../../agent/link/connection.ts';
import { type Link, openLink } from '../../../agent/link/server.ts';
import { agentLinkVersion, longestAgentLine } from '../../../contract/agent-link.ts';
import { type Client, connectClient, greet, isRefusal, isState } from './support/clients.ts';

let folder: string;
let path: string;
let link: Link;
let asked: Request[];
/** An object of each test's own: an earlier test's clients may still be going. */
let lost: { shells: number };
const clients: Client[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lethe-link-'));
  path = join(folder, 'agent.sock');
  asked = [];
  lost = { shells: 0 };
  link = await open();
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.end();
  await link.close();
  rmSync(folder, { recursive: true });
});

const open = () => {
  const counted = lost;
  return openLink(
    { path, group: null },
    {
      greeted: () => ({ tell: 'state', state: 'clean' }),
      asked: (request, answer) => {
        asked.push(request);
        answer({ tell: 'state', state: 'open' });
      },
      shellLost: () => {
        counted.shells++;
      },
    },
  );
};
const kept = (client: Client): Client => {
  clients.push(client);
  return client;
};
const shell = async () => kept(await greet(path));
const looker = async () => kept(await greet(path, 'look'));
const anybody = async () => kept(await connectClient(path));
const soon = () => new Promise((resolve) => setTimeout(resolve, 50));

describe('the socket', () => {
  it('is for its owner and one group only', () => {
    expect((statSync(path).mode & 0o777).toString(8)).toBe('660');
  });

  it('takes the place of one that a killed agent left', async () => {
    await link.close();
    execFileSync('perl', [
      '-MIO::Socket::UNIX',
      '-e',
      'IO::Socket::UNIX->new(Local => $ARGV[0], Listen => 1) or die',
      path,
    ]);
    expect(statSync(path).isSocket()).toBe(true);
    link = await open();
    await (await shell()).waitFor(isState('clean'));
  });

  it('does not remove what is no socket', async () => {
    await link.close();
    rmSync(path, { force: true });
    writeFileSync(path, 'somebody’s file');
    await expect(open()).rejects.toThrow();
    expect(existsSync(path)).toBe(true);
    rmSync(path);
    link = await open();
  });
});

describe('the shell', () => {
  it('is told the state after its hello, and answered', async () => {
    const client = await shell();
    await client.waitFor(isState('clean'));
    client.ask({ ask: 'open' });
    await client.waitFor(isState('open'));
    expect(asked).toEqual([{ ask: 'open' }]);
  });

  it('is the only one', async () => {
    const first = await shell();
    await first.waitFor(isState('clean'));
    const second = await shell();
    await second.waitFor(isRefusal('AGENT-03'));
    await second.closed;
    expect(lost.shells).toBe(0);
    first.end();
    await soon();
    expect(lost.shells).toBe(1);
    await (await shell()).waitFor(isState('clean'));
  });

  it('of another version is refused', async () => {
    const client = await anybody();
    client.ask({ ask: 'hello', version: agentLinkVersion + 1, role: 'shell' });
    await client.waitFor(isRefusal('AGENT-02'));
    await client.closed;
    expect(lost.shells).toBe(0);
  });

  it('is lost when it says something that it may not', async () => {
    const client = await shell();
    client.send('{"ask":"open","path":"/etc"}\n');
    await client.waitFor(isRefusal('AGENT-03'));
    await client.closed;
    expect([lost.shells, asked]).toEqual([1, []]);
  });
});

describe('whoever only looks', () => {
  it('may ask for the state', async () => {
    const client = await looker();
    client.ask({ ask: 'status' });
    await client.waitFor(isState('open'));
  });

  it.each<Request>([{ ask: 'open' }, { ask: 'close', reason: 'patron' }, { ask: 'retry' }])(
    'may not ask for $ask',
    async (request) => {
      const client = await looker();
      client.ask(request);
      await client.waitFor(isRefusal('AGENT-03'));
      await client.closed;
      expect(asked).toEqual([]);
    },
  );

  it('is told when the state changes, like the shell, and goes without a wipe', async () => {
    const [client, other] = [await looker(), await shell()];
    await Promise.all([client.waitFor(isState('clean')), other.waitFor(isState('clean'))]);
    link.tellAll({ tell: 'state', state: 'wiping' });
    await Promise.all([client.waitFor(isState('wiping')), other.waitFor(isState('wiping'))]);
    client.end();
    await soon();
    expect(lost.shells).toBe(0);
  });
});

describe('what is not the protocol', () => {
  const hello = JSON.stringify({ ask: 'hello', version: agentLinkVersion, role: 'shell' });

  it.each<[string, string | Buffer]>([
    ['a question before the hello', '{"ask":"status"}\n'],
    ['an end before the hello', '{"ask":"close","reason":"patron"}\n'],
    ['no JSON', 'open\n'],
    ['an empty line', '\n'],
    ['half an object', '{"ask":\n'],
    ['a list', '[]\n'],
    ['a number', '1e400\n'],
    ['nothing', 'null\n'],
    ['an unknown verb', '{"ask":"run"}\n'],
    ['an unknown word more', '{"ask":"status","as":"root"}\n'],
    ['an unknown reason', `${hello}\n{"ask":"close","reason":"bored"}\n`],
    ['a second hello', `${hello}\n${hello}\n`],
    ['a prototype', '{"__proto__":{"ask":"open"},"ask":"constructor"}\n'],
    ['bytes that are no text', Buffer.concat([Buffer.from(hello.slice(0, -1)), Buffer.from([0xff, 0xfe, 0x0a])])],
    ['bytes of zero', Buffer.alloc(64)],
    ['a line break of another kind', `${hello}\r\n{"ask":"open"}\r`],
    ['nesting without end', `${'['.repeat(4000)}\n`],
    ['a line without end', 'x'.repeat(longestAgentLine + 1)],
    ['a flood', Buffer.alloc(4 * 1024 * 1024, 'y')],
  ])('%s changes nothing', async (_what, bytes) => {
    const client = await anybody();
    client.send(bytes);
    client.socket.end();
    await client.closed;
    expect(asked).toEqual([]);
    await (await shell()).waitFor(isState('clean'));
  });

  it('may come slowly, letter by letter, and is heard if it is right', async () => {
    const client = await anybody();
    for (const letter of `${hello}\n`) {
      client.send(letter);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await client.waitFor(isState('clean'));
  });

  it('is not heard after a refusal, even in the same breath', async () => {
    const client = await anybody();
    client.send(`${hello}\n{"ask":"run"}\n{"ask":"open"}\n`);
    await client.closed;
    expect(asked).toEqual([]);
  });
});

describe('a crowd', () => {
  it('finds the door shut, and leaves room when it goes', async () => {
    const crowd = await Promise.all(Array.from({ length: 40 }, () => looker()));
    await soon();
    const inside = crowd.filter(({ told }) => told.length > 0);
    expect(inside).toHaveLength(8);
    for (const client of crowd) client.end();
    await soon();
    await (await shell()).waitFor(isState('clean'));
  });

  it('that does not listen is hung up on, and the others hear on', async () => {
    const deaf = await looker();
    await deaf.waitFor(isState('clean'));
    deaf.socket.pause();
    const shellClient = await shell();
    await shellClient.waitFor(isState('clean'));
    for (let told = 0; told < 20_000; told++) {
      link.tellAll({ tell: 'state', state: 'wiping' });
      if (told % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await shellClient.waitFor(isState('wiping'));
    deaf.socket.resume();
    await deaf.closed;
    expect(lost.shells).toBe(0);
  });

  it('that never says hello is hung up on', async () => {
    const silent = await anybody();
    await silent.closed;
    expect(silent.told).toEqual([]);
  });
});
