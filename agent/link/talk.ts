// One connection in either contract: cuts what comes into messages, and hangs up on whoever does not keep to the contract.
import type { Socket } from 'node:net';
import type { ProblemCode } from '../../contract/problems.ts';
import { cutLines } from './lines.ts';

/** The messages of one contract. */
export interface Protocol<Heard, Said> {
  /** In bytes; a longer line is refused. */
  readonly longestLine: number;
  /** null when it is no message of this contract. */
  parse(value: unknown): Heard | null;
  refusal(problem: ProblemCode): Said;
}

export interface Talk<Said> {
  say(said: Said): void;
  /** Says why, then hangs up. */
  refuse(problem: ProblemCode): void;
  /** Hangs up when everything that was said has gone out. */
  finish(): void;
  /** The hello was right: nobody is hung up on any more for saying nothing. */
  stay(): void;
}

/** A client that has not said hello by then, in milliseconds, is hung up on. */
const patience = 3000;
/** One that has been refused or answered has this long to read it. */
const farewell = 500;
/** A client that does not read what it is told, in bytes. */
const mostUnread = 64 * 1024;

export function talk<Heard, Said>(
  socket: Socket,
  protocol: Protocol<Heard, Said>,
  hear: (message: Heard) => void,
): Talk<Said> {
  const lines = cutLines(protocol.longestLine);
  const waiting = setTimeout(() => socket.destroy(), patience);

  const self: Talk<Said> = {
    say(said) {
      if (socket.destroyed || !socket.writable) return;
      if (socket.writableLength > mostUnread) socket.destroy();
      else socket.write(`${JSON.stringify(said)}\n`);
    },
    refuse(problem) {
      self.say(protocol.refusal(problem));
      self.finish();
    },
    finish() {
      socket.removeAllListeners('data').resume();
      socket.destroySoon();
      setTimeout(() => socket.destroy(), farewell).unref();
    },
    stay: () => clearTimeout(waiting),
  };

  socket.on('data', (piece: Buffer) => {
    const cut = lines.push(piece);
    if (cut === null) return self.refuse('AGENT-03');
    for (const line of cut) {
      if (socket.listenerCount('data') === 0 || socket.destroyed) return;
      const message = parse(line, protocol);
      if (message === null) self.refuse('AGENT-03');
      else hear(message);
    }
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => clearTimeout(waiting));
  return self;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parse<Heard>(line: Buffer, protocol: Pick<Protocol<Heard, unknown>, 'parse'>): Heard | null {
  try {
    return protocol.parse(JSON.parse(utf8.decode(line)));
  } catch {
    return null;
  }
}
