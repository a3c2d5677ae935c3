// Opens a socket of the agent so that from its first moment only root, or root and one group, can reach it.
import { chmodSync, chownSync, lstatSync, unlinkSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { isGone } from '../wipe/folder.ts';

export interface SocketPlace {
  readonly path: string;
  /** The kiosk user's group; null where the agent is not root and the socket is its own user's. */
  readonly group: number | null;
  readonly mode: 0o600 | 0o660;
}

const everybody = 0o777;
const root = 0;

/** @throws when the socket can't be made */
export async function listen(
  place: SocketPlace,
  mostConnections: number,
  heard: (socket: Socket) => void,
): Promise<Server> {
  removeEarlierSocket(place.path);
  const server = createServer(heard);
  server.maxConnections = mostConnections;
  const maskBefore = process.umask(everybody & ~place.mode);
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(place.path, resolve));
  } finally {
    process.umask(maskBefore);
  }
  if (place.group !== null) chownSync(place.path, root, place.group);
  chmodSync(place.path, place.mode);
  return server;
}

/** One that an agent left which was killed. Anything else at that path is not ours to remove, and listening then fails. */
function removeEarlierSocket(path: string): void {
  try {
    if (lstatSync(path).isSocket()) unlinkSync(path);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}
