// Asks the agent for one thing on the socket that only root can reach, and hears the answer to its end.
import { connect } from 'node:net';
import {
  agentControlVersion,
  type ControlAsk,
  ControlTell,
  longestControlLine,
  type Progress,
} from '../../contract/agent-control.ts';
import type { ProblemCode } from '../../contract/problems.ts';
import { cutLines } from '../link/lines.ts';

export type Answer = Extract<ControlTell, { tell: 'standing' | 'outcome' | 'refused' }>;

/** Milliseconds until the agent says hello: it may be in the middle of a large folder. After that it may take its time. */
const patience = 30_000;

const lineFor = (ask: ControlAsk): string => `${JSON.stringify(ask)}\n`;

function parse(line: Buffer): ControlTell | null {
  try {
    return ControlTell.safeParse(JSON.parse(line.toString())).data ?? null;
  } catch {
    return null;
  }
}

/** What a technician can do differs with what the system said about the socket. */
function problemOf(error: NodeJS.ErrnoException): ProblemCode {
  return error.code === 'EACCES' || error.code === 'EPERM' ? 'COMMAND-04' : 'COMMAND-06';
}

/** The agent's answer; `refused` too where there is no agent, or none that keeps to the contract. */
export function askAgent(
  socketPath: string,
  ask: ControlAsk,
  progress: (progress: Progress) => void = () => undefined,
): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    const lines = cutLines(longestControlLine);
    let greeted = false;
    const finish = (answer: Answer): void => {
      socket.destroy();
      resolve(answer);
    };
    const refused = (problem: ProblemCode): void => finish({ tell: 'refused', problem });
    const hear = (tell: ControlTell | null): void => {
      if (tell === null || (tell.tell === 'hello') === greeted) {
        return tell?.tell === 'refused' ? finish(tell) : refused('AGENT-02');
      }
      if (tell.tell === 'progress') return progress({ done: tell.done, of: tell.of });
      if (tell.tell !== 'hello') return finish(tell);
      greeted = true;
      socket.setTimeout(0);
      socket.write(lineFor(ask));
    };
    socket.setTimeout(patience, () => refused('COMMAND-06'));
    socket.on('connect', () => socket.write(lineFor({ ask: 'hello', version: agentControlVersion })));
    socket.on('data', (piece: Buffer) => {
      const cut = lines.push(piece);
      if (cut === null) return refused('AGENT-02');
      for (const line of cut) hear(parse(line));
    });
    socket.on('error', (error) => refused(problemOf(error)));
    socket.on('close', () => refused(greeted ? 'COMMAND-05' : 'COMMAND-06'));
  });
}
