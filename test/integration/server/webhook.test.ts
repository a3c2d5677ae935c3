// Where a webhook may go and where not, through the whole server: this machine, what its name turns out to be, and whose certificate.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChannelMade } from '../../../contract/staff-api.ts';
import { signatureOf } from '../../../server/alerts/webhook.ts';
import { makeCertificate } from '../../demonstration/certificate.ts';
import { startTestServer, type TestServer } from '../../support/server/built.ts';
import { memberOf } from '../../support/server/staff.ts';
import { storeKinds } from '../../support/server/stores.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../support/server/webhook-receiver.ts';

describe('where a webhook may go', () => {
  const [sqlite] = storeKinds;
  let receiver: WebhookReceiver;
  beforeAll(async () => {
    await sqlite?.start();
    receiver = await startWebhookReceiver(await makeCertificate(['lethe.example']));
  });
  afterAll(async () => {
    await receiver.close();
    await sqlite?.stop();
  });
  const asked = async (server: TestServer, url: string) => {
    const admin = await memberOf(server, 'admin');
    return admin.ask('POST', '/channels', { kind: 'webhook', name: 'Hook', language: 'en', url });
  };

  it('is not this machine, nor anything without TLS, unless the settings say so', async () => {
    const server = await startTestServer(sqlite?.fresh() ?? '');
    expect(await asked(server, receiver.url)).toEqual({ status: 409, body: { problem: 'ALERT-02' } });
    expect((await asked(server, 'https://169.254.169.254/latest/meta-data')).body).toEqual({ problem: 'ALERT-02' });
    expect((await asked(server, 'http://hooks.library.example/')).status).toBe(400);
    // A name that only turns out to be this machine when it is looked up.
    const admin = await memberOf(server, 'admin');
    const { database } = server;
    const { id } = ChannelMade.parse((await asked(server, 'https://hooks.library.example/')).body).channel;
    const body = {
      kind: 'webhook',
      name: 'Hook',
      language: 'en',
      url: `https://localhost:${new URL(receiver.url).port}/`,
    };
    await database.write([{ sql: 'UPDATE channels SET body = $2 WHERE id = $1', values: [id, JSON.stringify(body)] }]);
    expect((await admin.ask('POST', `/channels/${id}/test`)).body).toMatchObject({
      delivered: false,
      problem: 'address',
    });
    expect(
      (await admin.ask('POST', '/channels', { kind: 'mail', name: 'M', language: 'en', address: 'a@b.example' })).body,
    ).toEqual({ problem: 'ALERT-03' });
    expect(receiver.got).toEqual([]);
    await server.stop();
  });

  it('has a certificate that the library trusts', async () => {
    const server = await startTestServer(sqlite?.fresh() ?? '', { alerts: { allowLocal: true } });
    const { channel } = ChannelMade.parse((await asked(server, receiver.url)).body);
    const admin = await memberOf(server, 'admin');
    const tested = (await admin.ask('POST', `/channels/${channel.id}/test`)).body;
    expect(tested).toEqual({ delivered: false, problem: 'certificate', status: null });
    expect(receiver.got).toEqual([]);
    await server.stop();
  });

  it('can check what it gets with a few lines of any language', () => {
    const key = 'the key of the channel';
    expect(signatureOf(key, 1_900_000_800, '{"a":1}')).toMatch(/^v1=[0-9a-f]{64}$/);
    expect(signatureOf(key, 1_900_000_801, '{"a":1}')).not.toBe(signatureOf(key, 1_900_000_800, '{"a":1}'));
  });
});
