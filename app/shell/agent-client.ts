// The shell's end of the agent's socket: connects, connects again, says hello first, and hands on only what parses.
import { connect, type Socket } from 'node:net';
import { type Ask, agentLinkVersion, Cue, longestAgentLine, Tell } from '../../contract/agent-link.ts';

export interface AgentClient {
  /** What is asked while nobody is connected is not asked later: the agent's state will have changed by then. */
  ask(ask: Ask): void;
  close(): void;
}

export interface AgentEvents {
  told(tell: Tell): void;
  cued(cue: Cue): void;
  lost(): void;
  /** What speaks there is no agent of this version: nothing it says can be relied on, and the connection is closed. */
  unlike(): void;
}

/** Pauses between tries, in milliseconds; short, because a patron may be waiting in front of the screen. */
const pauses = [50, 100, 200, 400, 800, 1500] as const;

/** Cuts a stream into lines and hands them on until the socket is closed; null stands for a line that is too long. */
function lines(socket: Socket, hear: (line: string | null) => void): void {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (piece: string) => {
    const parts = (rest + piece).split('\n');
    rest = parts.pop() ?? '';
    const whole: (string | null)[] = parts.map((part) => (part.length > longestAgentLine ? null : part));
    if (rest.length > longestAgentLine) whole.push(null);
    for (const line of whole) if (!socket.destroyed) hear(line);
  });
}

function parse(line: string | null): Tell | Cue | null {
  try {
    return Tell.or(Cue).safeParse(JSON.parse(line ?? '')).data ?? null;
  } catch {
    return null;
  }
}

const isUnlike = (tell: Tell): boolean => tell.tell === 'refused' && tell.problem === 'AGENT-02';

export function connectToAgent(socketPath: string, events: AgentEvents): AgentClient {
  let socket: Socket | null = null;
  let tries = 0;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  const hear = (from: Socket, line: string | null): void => {
    const tell = parse(line);
    if (tell !== null && 'cue' in tell) return events.cued(tell);
    if (tell !== null && !isUnlike(tell)) {
      if (tell.tell === 'state') tries = 0;
      events.told(tell);
      return;
    }
    from.destroy();
    events.unlike();
  };
  const dial = (): void => {
    const dialled = connect(socketPath);
    let reached = false;
    dialled.on('connect', () => {
      reached = true;
      socket = dialled;
      dialled.write(`${JSON.stringify({ ask: 'hello', version: agentLinkVersion, role: 'shell' })}\n`);
    });
    lines(dialled, (line) => hear(dialled, line));
    dialled.on('error', () => undefined);
    dialled.on('close', () => {
      socket = null;
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
