// A connection to the display: sends requests and awaits their replies, with a time limit on each.
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { failed, replied, replyLength, rootWindowOf, setupLength, setupRequest } from './messages.ts';
import { type Cookie, findCookie } from './xauthority.ts';

/** The caller's own settings; never told by a message. */
export interface DisplaySettings {
  /** `:0` */
  readonly display: string;
  readonly xauthority: string | null;
}

export interface XConnection {
  readonly rootWindow: number;
  /** Sends a request that has a reply. */
  ask(request: Buffer): Promise<Buffer>;
  /** Sends a request that has none. */
  tell(request: Buffer): void;
  close(): void;
}

const patience = 1000;
/** No reply that we ask for is near this long. */
const longestReply = 256 * 1024;

const numberOf = (display: string): string => /^:(\d{1,4})(?:\.\d+)?$/.exec(display)?.[1] ?? '';

/** @throws an error of the system with code ENOENT or ECONNREFUSED when no display server is running */
export async function connectToDisplay(settings: DisplaySettings): Promise<XConnection> {
  const number = numberOf(settings.display);
  const socket = connect(`/tmp/.X11-unix/X${number}`);
  const take = reader(socket);
  try {
    socket.write(setupRequest(cookieFor(settings, number)));
    const start = await take(8);
    const rootWindow = rootWindowOf(Buffer.concat([start, await take(setupLength(start) - 8)]));
    if (rootWindow === null) throw new Error('the display refused the connection');
    return {
      rootWindow,
      ask: (request) => ask(socket, take, request),
      tell: (request) => void socket.write(request),
      close: () => void socket.destroy(),
    };
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** Events that every client gets, such as a change of the keyboard's layout, may stand before the reply. */
async function ask(socket: Socket, take: Take, request: Buffer): Promise<Buffer> {
  socket.write(request);
  for (;;) {
    const head = await take(replyLength);
    const kind = head.readUInt8(0);
    if (kind === failed) throw new Error('the display refused a request');
    if (kind === replied) return Buffer.concat([head, await take(head.readUInt32LE(4) * 4)]);
  }
}

type Take = (length: number) => Promise<Buffer>;

/** Hands out a stream's bytes in the lengths that are asked for, one after another. */
function reader(socket: Socket): Take {
  const pieces: AsyncIterator<Buffer> = socket[Symbol.asyncIterator]();
  let held = Buffer.alloc(0);
  return async (length) => {
    if (length > longestReply) throw new Error('the display’s answer is longer than any it could give');
    while (held.length < length) {
      const piece = await withinTime(pieces.next());
      if (piece.done === true) throw new Error('the display closed the connection');
      held = Buffer.concat([held, piece.value]);
    }
    const taken = held.subarray(0, length);
    held = held.subarray(length);
    return taken;
  };
}

async function withinTime<Value>(promise: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the display did not answer in time')), patience);
  });
  return await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function cookieFor({ xauthority }: DisplaySettings, number: string): Cookie | null {
  if (xauthority === null) return null;
  try {
    return findCookie(readPlain(xauthority), number);
  } catch (error) {
    // A display without access control needs no cookie; one with it will refuse, and the look is then unseen.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK, O_NOCTTY } = constants;
const longestFile = 64 * 1024;

/** The file lies in the kiosk user's folder: a patron may have put a pipe, a link or a whole disk there. */
function readPlain(path: string): Buffer {
  const descriptor = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile() || stat.size > longestFile) throw new Error('the Xauthority file is none');
    const whole = Buffer.alloc(stat.size);
    return whole.subarray(0, readSync(descriptor, whole, 0, whole.length, 0));
  } finally {
    closeSync(descriptor);
  }
}
