// When a part of the screen came to look as it does in the end: read from the display itself, as a patron's eye would.
import { setTimeout as pause } from 'node:timers/promises';
import { connectToDisplay } from '../../contract/x11/connection.ts';
import { clock } from '../support/station/patron.ts';

/** In pixels of the display. A page's own paint timing is no match for it: an idle page tells its first paint late. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Watch {
  /** Milliseconds since the epoch, once nothing there has changed for a while. */
  settled(): Promise<number>;
}

const getImage = 73;
const zPixmap = 2;
const allPlanes = 0xff_ff_ff_ff;
const replyHead = 32;

/** Milliseconds between looks: short beside what is measured, long enough not to be a load of its own. */
const betweenLooks = 3;
const quietFor = 900;
const patience = 20_000;

/** X11 protocol, GetImage: the root window's picture holds the windows on it. */
function imageRequest(window: number, { x, y, width, height }: Region): Buffer {
  const message = Buffer.alloc(20);
  message.writeUInt8(getImage, 0);
  message.writeUInt8(zPixmap, 1);
  message.writeUInt16LE(5, 2);
  message.writeUInt32LE(window, 4);
  for (const [at, number] of [x, y, width, height].entries()) message.writeUInt16LE(number, 8 + at * 2);
  message.writeUInt32LE(allPlanes, 16);
  return message;
}

/** A blank region proves nothing: the page may not have come at all. */
function isBlank(pixels: Buffer): boolean {
  const first = pixels.readUInt32LE(0);
  for (let at = 4; at + 4 <= pixels.length; at += 4) if (pixels.readUInt32LE(at) !== first) return false;
  return true;
}

/** Looks from now on. @param display such as `:90` */
export async function watch(display: string, region: Region): Promise<Watch> {
  const connection = await connectToDisplay({ display, xauthority: null });
  const request = imageRequest(connection.rootWindow, region);
  const look = async (): Promise<Buffer> => Buffer.from((await connection.ask(request)).subarray(replyHead));
  let shown = await look();
  let changedAt: number | null = null;
  let over = false;
  const looking = (async () => {
    while (!over) {
      const seen = await look();
      if (!seen.equals(shown)) changedAt = clock();
      shown = seen;
      await pause(betweenLooks);
    }
  })();
  return {
    async settled() {
      const until = clock() + patience;
      const isSettled = (): boolean => changedAt !== null && clock() - changedAt > quietFor && !isBlank(shown);
      while (!isSettled() && clock() < until) await pause(20);
      over = true;
      await looking;
      connection.close();
      if (changedAt === null || isBlank(shown)) throw new Error('Nothing was shown there.');
      return changedAt;
    },
  };
}
