// A receiver of webhooks on a real HTTPS socket: it checks each signature as docs/server.md tells receivers to, and answers as it is told.
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:https';
import { AlertMessage, alertHeaders, signedPart } from '../../../contract/alert-message.ts';
import type { Certificate } from '../../demonstration/certificate.ts';

export interface Got {
  readonly delivery: string;
  readonly body: string;
  readonly message: AlertMessage;
  /** Whether it is signed with the key that the receiver was given. */
  readonly signed: boolean;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface WebhookReceiver {
  readonly url: string;
  readonly got: Got[];
  key: string;
  /** What it answers: a status, or nothing at all. */
  answer: number | 'nothing';
  /** Called while a request waits for its answer. */
  meanwhile: () => Promise<void>;
  close(): Promise<void>;
}

export async function startWebhookReceiver({ cert, key }: Certificate): Promise<WebhookReceiver> {
  const server = createServer({ cert, key }, async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces).toString();
    const { headers } = request;
    const signed = createHmac('sha256', receiver.key).update(signedPart(Number(headers[alertHeaders.time]), body));
    receiver.got.push({
      delivery: String(headers[alertHeaders.delivery]),
      body,
      message: AlertMessage.parse(JSON.parse(body)),
      signed: headers[alertHeaders.signature] === `v1=${signed.digest('hex')}`,
      headers,
    });
    await receiver.meanwhile();
    if (receiver.answer === 'nothing') return void request.socket.destroy();
    // A redirect must not be followed, and a long answer not be read.
    response.writeHead(receiver.answer, { location: `${receiver.url}/elsewhere` }).end('x'.repeat(1_000_000));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const receiver: WebhookReceiver = {
    ...{ url: `https://127.0.0.1:${port}`, got: [], key: '', answer: 200, meanwhile: async () => undefined },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return receiver;
}
