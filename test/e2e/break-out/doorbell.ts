// A TCP and a UDP port of this machine that nobody should ring at: they count who tries, and say nothing.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface Doorbell {
  readonly tcp: number;
  readonly udp: number;
  /** How often somebody has rung since the last question. */
  rings(): number;
  close(): void;
}

export async function hangDoorbell(): Promise<Doorbell> {
  let rung = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    rung += 1;
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
  }).listen(0, '127.0.0.1');
  const datagrams = createSocket('udp4')
    .on('message', () => {
      rung += 1;
    })
    .bind(0, '127.0.0.1');
  await Promise.all([once(server, 'listening'), once(datagrams, 'listening')]);
  return {
    tcp: (server.address() as AddressInfo).port,
    udp: datagrams.address().port,
    rings() {
      const count = rung;
      rung = 0;
      return count;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      datagrams.close();
    },
  };
}
