// The shell's end of the agent's socket: connects, connects again, says hello first, and hands on only what parses.
import { connect, type Socket } from 'node:net';
import { type Ask, agentLinkVersion, longestAgentLine, Tell } from '../../contract/agent-link.ts';

export interface AgentClient {
  ask(ask: Ask): void;
  close(): void;
}

export interface AgentEvents {
  told(tell: Tell): void;
  lost(): void;
  /** The agent speaks another version: nothing it says can be relied on. */
  unlike(): void;
}

/** Pauses between tries, in milliseconds; short, because a patron may be waiting in front of the screen. */
const pauses = [50, 100, 200, 400, 800, 1500] as const;

/** Cuts a stream into lines; a line longer than the contract allows is an agent that is not ours. */
function lines(socket: Socket, line: (text: string) => void): void {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (piece: string) => {
    const parts = (rest + piece).split('\n');
    rest = parts.pop() ?? '';
    if (rest.length > longestAgentLine) socket.destroy();
    else for (const part of parts) line(part);
  });
}

function parse(text: string): Tell | null {
  try {
    const parsed = Tell.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export function connectToAgent(socketPath: string, events: AgentEvents): AgentClient {
  let socket: Socket | null = null;
  let tries = 0;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  const dial = (): void => {
    const dialled = connect(socketPath);
    socket = dialled;
    let reached = false;
    dialled.on('connect', () => {
      reached = true;
      tries = 0;
      dialled.write(`${JSON.stringify({ ask: 'hello', version: agentLinkVersion, role: 'shell' })}\n`);
    });
    lines(dialled, (text) => {
      const tell = parse(text);
      if (tell === null || (tell.tell === 'refused' && tell.problem === 'AGENT-02')) events.unlike();
      else events.told(tell);
    });
    dialled.on('error', () => undefined);
    dialled.on('close', () => {
      if (closed) return;
      if (reached) events.lost();
      timer = setTimeout(dial, pauses[Math.min(tries++, pauses.length - 1)]);
    });
  };
  dial();
  return {
    ask: (ask) => socket?.write(`${JSON.stringify(ask)}\n`),
    close() {
      closed = true;
      clearTimeout(timer);
      socket?.destroy();
    },
  };
}
