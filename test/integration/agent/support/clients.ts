// Clients of the agent's socket, well behaved and not.
import { connect, type Socket } from 'node:net';
import { type Ask, agentLinkVersion, Cue, Tell } from '../../../../contract/agent-link.ts';

export interface Client {
  readonly socket: Socket;
  readonly told: Tell[];
  /** What a shell alone is asked to do. */
  readonly cues: Cue[];
  readonly closed: Promise<void>;
  ask(ask: Ask): void;
  send(bytes: string | Buffer): void;
  /** The first thing told, from now or before, that fits. */
  waitFor(fits: (tell: Tell) => boolean): Promise<Tell>;
  end(): void;
}

export async function connectClient(path: string): Promise<Client> {
  const socket = connect(path);
  const told: Tell[] = [];
  const cues: Cue[] = [];
  const waiting = new Set<() => void>();
  let rest = '';
  socket.setEncoding('utf8').on('data', (piece: string) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const said of lines.map((line) => Tell.or(Cue).parse(JSON.parse(line)))) {
      if ('cue' in said) cues.push(said);
      else told.push(said);
    }
    for (const check of waiting) check();
  });
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()).once('close', () => resolve()));
  return {
    ...{ socket, told, cues, closed },
    ask: (ask) => void socket.write(`${JSON.stringify(ask)}\n`),
    send: (bytes) => void socket.write(bytes),
    waitFor: (fits) =>
      new Promise((resolve) => {
        const check = (): void => {
          const found = told.find(fits);
          if (found === undefined) return;
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        check();
      }),
    end: () => void socket.destroy(),
  };
}

export async function greet(path: string, role: 'shell' | 'look' = 'shell'): Promise<Client> {
  const client = await connectClient(path);
  client.ask({ ask: 'hello', version: agentLinkVersion, role });
  return client;
}

export const isState =
  (state: string) =>
  (tell: Tell): boolean =>
    tell.tell === 'state' && tell.state === state;

export const isRefusal =
  (problem: string) =>
  (tell: Tell): boolean =>
    tell.tell === 'refused' && tell.problem === problem;
