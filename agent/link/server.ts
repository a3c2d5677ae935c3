// Everybody who is connected to the agent: at most one shell, and a few who only look.
import type { Server } from 'node:net';
import type { Cue, Tell } from '../../contract/agent-link.ts';
import { type Connection, hold, type Request, type Role } from './connection.ts';
import { listen, type SocketPlace } from './listen.ts';

export interface LinkEvents {
  /** @returns how things stand, for whoever has just said hello */
  greeted(role: Role): Tell;
  asked(request: Request, answer: (tell: Tell) => void): void;
  shellLost(): void;
}

export interface Link {
  /** To everybody who has said hello. */
  tellAll(tell: Tell): void;
  /** @returns false when there is no shell to hear it */
  cueShell(cue: Cue): boolean;
  close(): Promise<void>;
}

/** The shell, a command or two, and room for one that has not noticed yet that it is gone. */
const mostConnections = 8;
const ownerAndGroup = 0o660;

export async function openLink(place: Omit<SocketPlace, 'mode'>, events: LinkEvents): Promise<Link> {
  const greeted = new Set<Connection>();
  const hangUps = new Set<() => void>();
  let shell: Connection | null = null;
  const server = await listen({ ...place, mode: ownerAndGroup }, mostConnections, (socket) => {
    const hangUp = () => void socket.destroy();
    hangUps.add(hangUp);
    socket.once('close', () => hangUps.delete(hangUp));
    hold(socket, {
      greeted(connection, role) {
        if (role === 'shell' && shell !== null) return 'AGENT-03';
        if (role === 'shell') shell = connection;
        greeted.add(connection);
        connection.tell(events.greeted(role));
        return null;
      },
      asked: (connection, request) => events.asked(request, (tell) => connection.tell(tell)),
      closed(connection) {
        greeted.delete(connection);
        if (connection !== shell) return;
        shell = null;
        events.shellLost();
      },
    });
  });
  return {
    tellAll(tell) {
      for (const connection of greeted) connection.tell(tell);
    },
    cueShell(cue) {
      shell?.tell(cue);
      return shell !== null;
    },
    close: () => closeAll(server, hangUps),
  };
}

async function closeAll(server: Server, hangUps: ReadonlySet<() => void>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const hangUp of hangUps) hangUp();
  await closed;
}
