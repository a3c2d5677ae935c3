// One connection of the shell, or of somebody who looks: hears nothing before a fitting hello.
import type { Socket } from 'node:net';
import { Ask, agentLinkVersion, type Cue, longestAgentLine, type Tell } from '../../contract/agent-link.ts';
import type { ProblemCode } from '../../contract/problems.ts';
import { type Protocol, talk } from './talk.ts';

export type Role = Extract<Ask, { ask: 'hello' }>['role'];
/** What may be asked after the hello. */
export type Request = Exclude<Ask, { ask: 'hello' }>;

export interface Connection {
  tell(tell: Tell | Cue): void;
  /** Says why, then hangs up. */
  refuse(problem: ProblemCode): void;
}

export interface ConnectionEvents {
  /** @returns a problem when nobody else may connect in that role now */
  greeted(connection: Connection, role: Role): ProblemCode | null;
  asked(connection: Connection, request: Request): void;
  closed(connection: Connection): void;
}

const protocol: Protocol<Ask, Tell> = {
  longestLine: longestAgentLine,
  parse: (value) => Ask.safeParse(value).data ?? null,
  refusal: (problem) => ({ tell: 'refused', problem }),
};

export function hold(socket: Socket, events: ConnectionEvents): Connection {
  let role: Role | null = null;

  const hear = (ask: Ask): void => {
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
    talking.stay();
  };

  const talking = talk(socket, protocol, hear);
  const connection: Connection = { tell: talking.say, refuse: talking.refuse };
  socket.on('close', () => events.closed(connection));
  return connection;
}

const mayAsk = (role: Role | null, request: Request): boolean =>
  role === 'shell' || (role === 'look' && request.ask === 'status');
