// The socket of the lethe command: root alone reaches it, each connection asks for one thing, and one work is done at a time.
import type { Server, Socket } from 'node:net';
import {
  agentControlVersion,
  ControlAsk,
  type ControlTell,
  longestControlLine,
  type Outcome,
  type Progress,
  type Standing,
  type Work,
} from '../../contract/agent-control.ts';
import type { Result } from '../../contract/result.ts';
import { listen } from '../link/listen.ts';
import { type Protocol, type Talk, talk } from '../link/talk.ts';

export interface ControlEvents {
  standing(): Standing;
  /** Resolves when all of it is done; a problem means that nothing was begun. */
  work(work: Work, progress: (progress: Progress) => void): Promise<Result<Outcome>>;
}

export interface Control {
  close(): Promise<void>;
}

/** A few technicians at once, and room for one who has not noticed yet that the agent has answered. */
const mostConnections = 4;
const rootAlone = 0o600;

const protocol: Protocol<ControlAsk, ControlTell> = {
  longestLine: longestControlLine,
  parse: (value) => ControlAsk.safeParse(value).data ?? null,
  refusal: (problem) => ({ tell: 'refused', problem }),
};

export async function openControl(path: string, events: ControlEvents): Promise<Control> {
  const sockets = new Set<Socket>();
  const oneAtATime = { ...events, work: takeTurns(events.work) };
  const server = await listen({ path, group: null, mode: rootAlone }, mostConnections, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    attend(socket, oneAtATime);
  });
  return { close: () => closeAll(server, sockets) };
}

function attend(socket: Socket, events: ControlEvents): void {
  let greeted = false;
  let answered = false;
  const hear = (ask: ControlAsk): void => {
    if (answered || (ask.ask === 'hello') === greeted) return talking.refuse('AGENT-03');
    if (ask.ask === 'hello') return greet(ask.version);
    answered = true;
    if (ask.ask === 'work') return void answerWork(talking, events, ask.work);
    talking.say({ tell: 'standing', ...events.standing() });
    talking.finish();
  };
  const greet = (version: number): void => {
    if (version !== agentControlVersion) return talking.refuse('AGENT-02');
    greeted = true;
    talking.stay();
    talking.say({ tell: 'hello', version: agentControlVersion });
  };
  const talking = talk(socket, protocol, hear);
}

async function answerWork(talking: Talk<ControlTell>, events: ControlEvents, work: Work): Promise<void> {
  const done = await events.work(work, (progress) => talking.say({ tell: 'progress', ...progress }));
  if (!done.ok) return talking.refuse(done.problem.code);
  talking.say({ tell: 'outcome', ...done.value });
  talking.finish();
}

/** AGENT-09 while another work is under way. Whoever asked for that one may have gone: it is finished all the same. */
function takeTurns(work: ControlEvents['work']): ControlEvents['work'] {
  let busy = false;
  return async (asked, progress) => {
    if (busy) return { ok: false, problem: { code: 'AGENT-09' } };
    busy = true;
    try {
      return await work(asked, progress);
    } finally {
      busy = false;
    }
  };
}

async function closeAll(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const socket of sockets) socket.destroy();
  await closed;
}
