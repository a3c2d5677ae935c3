// One connection to the agent: takes what was said apart, and hears nothing before a fitting hello.
import type { Socket } from 'node:net';
import { Ask, agentLinkVersion, longestAgentLine, type Tell } from '../../contract/agent-link.ts';
import type { ProblemCode } from '../../contract/problems.ts';
import { cutLines } from './lines.ts';

export type Role = Extract<Ask, { ask: 'hello' }>['role'];
/** What may be asked after the hello. */
export type Request = Exclude<Ask, { ask: 'hello' }>;

export interface Connection {
  tell(tell: Tell): void;
  /** Says why, then hangs up. */
  refuse(problem: ProblemCode): void;
}

export interface ConnectionEvents {
  /** @returns a problem when nobody else may connect in that role now */
  greeted(connection: Connection, role: Role): ProblemCode | null;
  asked(connection: Connection, request: Request): void;
  closed(connection: Connection): void;
}

/** A client that has not said hello by then, in milliseconds, is hung up on. */
const patience = 3000;
/** One that has been refused has this long to read why. */
const farewell = 500;
/** A client that does not read what it is told, in bytes. */
const mostUnread = 64 * 1024;

export function hold(socket: Socket, events: ConnectionEvents): Connection {
  const lines = cutLines(longestAgentLine);
  const waiting = setTimeout(() => socket.destroy(), patience);
  let role: Role | null = null;

  const connection: Connection = {
    tell(tell) {
      if (socket.destroyed || !socket.writable) return;
      if (socket.writableLength > mostUnread) socket.destroy();
      else socket.write(`${JSON.stringify(tell)}\n`);
    },
    refuse(problem) {
      connection.tell({ tell: 'refused', problem });
      socket.removeAllListeners('data').resume();
      socket.destroySoon();
      setTimeout(() => socket.destroy(), farewell).unref();
    },
  };
  const hear = (line: Buffer): void => {
    const ask = parse(line);
    if (ask === null) return connection.refuse('AGENT-03');
    if (ask.ask === 'hello') return greet(ask);
    if (!mayAsk(role, ask)) return connection.refuse('AGENT-03');
    events.asked(connection, ask);
  };
  const greet = (ask: Extract<Ask, { ask: 'hello' }>): void => {
    if (role !== null) return connection.refuse('AGENT-03');
    if (ask.version !== agentLinkVersion) return connection.refuse('AGENT-02');
    const problem = events.greeted(connection, ask.role);
    if (problem !== null) return connection.refuse(problem);
    role = ask.role;
    clearTimeout(waiting);
  };

  socket.on('data', (piece: Buffer) => {
    const cut = lines.push(piece);
    if (cut === null) return connection.refuse('AGENT-03');
    for (const line of cut) if (socket.listenerCount('data') > 0 && !socket.destroyed) hear(line);
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    clearTimeout(waiting);
    events.closed(connection);
  });
  return connection;
}

const mayAsk = (role: Role | null, request: Request): boolean =>
  role === 'shell' || (role === 'look' && request.ask === 'status');

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parse(line: Buffer): Ask | null {
  try {
    return Ask.safeParse(JSON.parse(utf8.decode(line))).data ?? null;
  } catch {
    return null;
  }
}
