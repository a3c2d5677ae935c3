// A server whose alerts go to a real HTTPS receiver and a real mail server on this machine, and a clerk whose clock the test turns.
import { AlertHistory, type AlertRule, ChannelMade, ChannelView } from '../../../contract/staff-api.ts';
import { watch } from '../../../server/alerts/watch.ts';
import type { Certificate } from '../../demonstration/certificate.ts';
import { startTestServer, type TestServer } from './built.ts';
import { type MailReceiver, startMailReceiver } from './mail-receiver.ts';
import { memberOf, type TestMember } from './staff.ts';
import { enrolTest, send, type TestStation, wellReport } from './stations.ts';
import { startWebhookReceiver, type WebhookReceiver } from './webhook-receiver.ts';

export const broken = { ...wellReport, outOfService: 'WIPE-01', failedWipes: '1' } as const;

export interface Alerting {
  readonly server: TestServer;
  readonly receiver: WebhookReceiver;
  readonly mail: MailReceiver;
  /** What another process would be started with. */
  readonly settings: object;
  readonly files: { readonly authority: string; readonly mailPassword: string };
  /** Signs in anew: half an hour of the test's clock may have gone by. */
  admin(): Promise<TestMember>;
  /** @returns its id; the receiver has its key */
  addWebhook(): Promise<string>;
  addMail(): Promise<string>;
  addRule(channel: string, more?: Partial<AlertRule>): Promise<AlertRule>;
  station(report?: typeof wellReport): Promise<TestStation>;
  /** What the clerk does by the clock. */
  look(): Promise<void>;
  channels(): Promise<ChannelView[]>;
  history(): Promise<AlertHistory['lines']>;
  stop(): Promise<void>;
}

/** Part of the webhook's path, which is told to nobody again. */
export const secretPath = 'secret-word';

export async function startAlerting(url: string, certificate: Certificate): Promise<Alerting> {
  const [receiver, mail] = [await startWebhookReceiver(certificate), await startMailReceiver(certificate)];
  const files = { authority: certificate.cert, mailPassword: mail.password };
  const settings = {
    address: 'https://lethe.example',
    alerts: {
      allowLocal: true,
      mail: { host: '127.0.0.1', port: mail.port, user: mail.user, from: 'lethe@library.example' },
    },
  };
  const server = await startTestServer(url, settings, files);
  const admin = (): Promise<TestMember> => memberOf(server, 'admin');
  const ask = async (...asked: Parameters<TestMember['ask']>): Promise<unknown> =>
    (await (await admin()).ask(...asked)).body;
  return {
    ...{ server, receiver, mail, settings, files, admin },
    async addWebhook() {
      const to = `${receiver.url}/hooks/${secretPath}`;
      const body = { kind: 'webhook', name: 'IT on call', language: 'en', url: to };
      const { channel, key } = ChannelMade.parse(await ask('POST', '/channels', body));
      receiver.key = key ?? '';
      return channel.id;
    },
    async addMail() {
      const body = { kind: 'mail', name: 'Desk', language: 'es', address: 'desk@library.example' };
      return ChannelMade.parse(await ask('POST', '/channels', body)).channel.id;
    },
    async addRule(channel, more = {}) {
      const rule = {
        ...{ name: 'Out', kind: 'out', places: [], afterMinutes: 0, channels: [channel], quiet: 'none' },
        ...{ recoveries: true, on: true },
        ...more,
      };
      return (await ask('POST', '/alert-rules', rule)) as AlertRule;
    },
    async station(report = wellReport) {
      const one = await enrolTest(server.app, await server.token());
      await send(server.app, one.next(report));
      return one;
    },
    async look() {
      server.time += 30;
      await watch(server.clerk);
      while ((await server.clerk.sender.sendDue()) > 0);
    },
    channels: async () => ((await ask('GET', '/channels')) as unknown[]).map((one) => ChannelView.parse(one)),
    history: async () => AlertHistory.parse(await ask('GET', '/alerts')).lines,
    async stop() {
      await server.stop();
      await Promise.all([receiver.close(), mail.close()]);
    },
  };
}
