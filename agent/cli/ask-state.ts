// Asks the agent how the station is, as somebody who may look and nothing else.
import { connect } from 'node:net';
import { type Ask, agentLinkVersion, longestAgentLine, Tell } from '../../contract/agent-link.ts';

const patience = 3000;

const lineFor = (ask: Ask): string => `${JSON.stringify(ask)}\n`;

function parse(line: string): Tell | null {
  try {
    return Tell.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

/** The agent's first answer; null when there is none, or none that can be read. */
export function askState(socketPath: string): Promise<Tell | null> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    let heard = '';
    const finish = (tell: Tell | null): void => {
      socket.destroy();
      resolve(tell);
    };
    socket.setEncoding('utf8');
    socket.setTimeout(patience, () => finish(null));
    socket.on('connect', () => {
      socket.write(lineFor({ ask: 'hello', version: agentLinkVersion, role: 'look' }));
    });
    socket.on('data', (piece: string) => {
      heard += piece;
      const end = heard.indexOf('\n');
      if (end >= 0) finish(parse(heard.slice(0, end)));
      else if (heard.length > longestAgentLine) finish(null);
    });
    socket.on('error', () => finish(null));
    socket.on('close', () => finish(null));
  });
}
