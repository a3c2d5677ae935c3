// Sends what waits, and tries again what did not arrive: a minute later, then ever later, for some four hours.
import { randomInt } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { type DeliveryProblem, mostTries } from '../../contract/staff-api.ts';
import type { Log } from '../log.ts';
import type { Settings } from '../settings.ts';
import { type Channel, findChannel } from '../store/channels.ts';
import type { Database } from '../store/database.ts';
import { claimDue, claimOne, type Delivery, type Failed, tellDelivered, tellFailed } from '../store/deliveries.ts';
import { sendMail } from './mail.ts';
import { mailOf } from './message.ts';
import { postWebhook } from './webhook.ts';

/** What the settings only point to. */
export interface AlertFiles {
  /** A library's own authority, as PEM. */
  readonly authority: string | null;
  readonly mailPassword: string | null;
}

export interface SendParts {
  readonly database: Database;
  readonly settings: Pick<Settings, 'alerts' | 'address'>;
  readonly files: AlertFiles;
  readonly now: () => number;
  readonly log: Log;
}

/** Longer than any try takes. */
const lease = 60;
/** Of one channel only a few, so that one that is slow leaves room for the others. */
const atOnce = { all: 10, ofChannel: 3 };
const minute = 60;
/** After each try but the last. */
const pauses = [1, 2, 5, 15, 30, 60, 120].map((minutes) => minutes * minute);

/** A little apart from each other, so that a receiver that comes back is not met by all at once. @param tries so far */
export function pauseAfter(tries: number): number | null {
  const pause = pauses[tries - 1];
  return pause === undefined || tries >= mostTries ? null : pause + randomInt(Math.ceil(pause / 10) + 1);
}

/** These do not mend themselves. */
const hopeless: ReadonlySet<DeliveryProblem> = new Set(['address', 'no-mail']);

export interface Sender {
  /** @returns how many were tried */
  sendDue(): Promise<number>;
  /** Sends this one now, once. null: it arrived. */
  sendOnly(id: string): Promise<Failed | null>;
}

export function makeSender({ database, settings, files, now, log }: SendParts): Sender {
  const { mail, allowLocal } = settings.alerts;
  const authorities = files.authority === null ? undefined : [...rootCertificates, files.authority];
  const ownName = new URL(settings.address).hostname;

  async function carry(delivery: Delivery, { to, key }: Channel): Promise<Failed | null> {
    if (to.kind === 'webhook') {
      const posted = { url: to.url, key: key ?? '', delivery: delivery.id, body: delivery.body, at: now() };
      return postWebhook(posted, { authorities, allowLocal });
    }
    if (mail === undefined) return { problem: 'no-mail', status: null };
    const { subject, text } = mailOf(delivery.body, to.language);
    const way = { settings: mail, password: files.mailPassword, authorities, ownName };
    return sendMail({ to: to.address, subject, text, delivery: delivery.id }, way);
  }

  async function send(delivery: Delivery, again: boolean): Promise<Failed | null> {
    const channel = await findChannel(database, delivery.channel);
    const failed: Failed | null =
      channel === null ? { problem: 'address', status: null } : await carry(delivery, channel);
    if (failed === null) {
      await tellDelivered(database, delivery.number, now());
      return null;
    }
    const pause = again && !hopeless.has(failed.problem) ? pauseAfter(delivery.tries + 1) : null;
    await tellFailed(database, delivery.number, failed, now(), pause === null ? null : now() + pause);
    if (pause === null && again) log({ code: 'ALERT-01' });
    return failed;
  }

  return {
    async sendDue() {
      const due = await claimDue(database, now(), lease, atOnce);
      await Promise.all(due.map((delivery) => send(delivery, true)));
      return due.length;
    },
    async sendOnly(id) {
      const delivery = await claimOne(database, id, now() + lease);
      return delivery === null ? null : send(delivery, false);
    },
  };
}
