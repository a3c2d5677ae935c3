// A server that lies: with whatever certificate, it answers every question for a policy with what it is told to.
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ServerPlace } from '../../../agent/delivery/post.ts';
import { makeCertificate } from '../../demonstration/certificate.ts';

export interface Liar {
  /** As a station that trusts this server's certificate would reach it. */
  readonly place: ServerPlace;
  /** What it hands out. */
  bundle: string;
  /** How often it was asked. */
  asked: number;
  end(): Promise<void>;
}

export async function startLiar(folder: string): Promise<Liar> {
  const { key, cert } = await makeCertificate(['lethe.example']);
  const ca = join(folder, 'liar.pem');
  writeFileSync(ca, cert);
  const server = createServer({ key, cert }, (_, response) => {
    liar.asked += 1;
    response.writeHead(200, { 'content-type': 'application/vnd.lethe.policy' }).end(liar.bundle);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const liar: Liar = {
    ...{ place: { url: `https://127.0.0.1:${port}`, ca }, bundle: '', asked: 0 },
    async end() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return liar;
}
