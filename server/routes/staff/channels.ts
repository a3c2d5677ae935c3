// Channels: where alerts go. The key of a webhook is told once; the path of its address, which may be a secret too, never again.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ProblemCode } from '../../../contract/problems.ts';
import { type ChannelMade, ChannelRequest, type ChannelTested, type ChannelView } from '../../../contract/staff-api.ts';
import { mayBeHost } from '../../alerts/allowed.ts';
import { bodyOf, messageOf } from '../../alerts/message.ts';
import type { Sender } from '../../alerts/send.ts';
import type { Settings } from '../../settings.ts';
import { newSecret } from '../../staff/secrets.ts';
import {
  addChannel,
  type Channel,
  changeChannel,
  findChannel,
  listChannels,
  removeChannel,
  renewKey,
} from '../../store/channels.ts';
import { lastDeliveries, queue } from '../../store/deliveries.ts';
import { type StaffParts, staffRoute } from './guard.ts';

export interface ChannelParts extends StaffParts {
  readonly settings: Settings;
  readonly sender: Sender;
}

const goesTo = ({ to }: Channel): string => (to.kind === 'webhook' ? new URL(to.url).host : to.address);

const viewOf = (channel: Channel, last: ChannelView['last']): ChannelView => ({
  id: channel.id,
  name: channel.to.name,
  kind: channel.to.kind,
  language: channel.to.language,
  goesTo: goesTo(channel),
  keyMadeAt: channel.keyMadeAt,
  last,
});

const refuse = (reply: FastifyReply, problem: ProblemCode): null => {
  void reply.code(409).send({ problem });
  return null;
};

export function channelRoutes(app: FastifyInstance, parts: ChannelParts): void {
  const { database, settings, sender } = parts;
  const { allowLocal, mail } = settings.alerts;

  const judge = (to: ChannelRequest): ProblemCode | null => {
    if (to.kind === 'mail') return mail === undefined ? 'ALERT-03' : null;
    return allowLocal || mayBeHost(new URL(to.url).hostname) ? null : 'ALERT-02';
  };

  staffRoute<never, readonly ChannelView[]>(app, parts, {
    method: 'GET',
    path: '/channels',
    role: 'technician',
    async handle() {
      const last = await lastDeliveries(database);
      return (await listChannels(database)).map((channel) => viewOf(channel, last.get(channel.id) ?? null));
    },
  });
  staffRoute<ChannelRequest, ChannelMade>(app, parts, {
    method: 'POST',
    path: '/channels',
    role: 'admin',
    body: ChannelRequest,
    async handle({ body, now, reply, tell }) {
      const problem = judge(body);
      if (problem !== null) return refuse(reply, problem);
      const key = body.kind === 'webhook' ? newSecret() : null;
      const channel = { id: randomUUID(), to: body, key, keyMadeAt: key === null ? null : now };
      await addChannel(database, channel, now);
      await tell('channel-added', body.name);
      return { channel: viewOf(channel, null), key };
    },
  });
  staffRoute<ChannelRequest, object>(app, parts, {
    method: 'PUT',
    path: '/channels/:id',
    role: 'admin',
    body: ChannelRequest,
    async handle({ id, body, reply, tell }) {
      const channel = await findChannel(database, id);
      if (channel === null || channel.to.kind !== body.kind) return null;
      const problem = judge(body);
      if (problem !== null) return refuse(reply, problem);
      await changeChannel(database, id, body);
      await tell('channel-changed', body.name);
      return viewOf({ ...channel, to: body }, null);
    },
  });
  staffRoute<never, ChannelMade>(app, parts, {
    method: 'POST',
    path: '/channels/:id/key',
    role: 'admin',
    async handle({ id, now, tell }) {
      const key = newSecret();
      if (!(await renewKey(database, id, key, now))) return null;
      const channel = await findChannel(database, id);
      if (channel === null) return null;
      await tell('channel-key-renewed', channel.to.name);
      return { channel: viewOf(channel, null), key };
    },
  });
  staffRoute<never, ChannelTested>(app, parts, {
    method: 'POST',
    path: '/channels/:id/test',
    role: 'admin',
    async handle({ id, now, tell }) {
      const channel = await findChannel(database, id);
      if (channel === null) return null;
      const body = bodyOf(messageOf({ event: 'test', rule: '', rows: [] }, channel.to.language, settings.address));
      const delivery = { id: randomUUID(), channel: id, event: 'test', body, madeAt: now } as const;
      await database.write([queue(null, delivery)]);
      await tell('channel-tested', channel.to.name);
      const failed = await sender.sendOnly(delivery.id);
      return { delivered: failed === null, problem: failed?.problem ?? null, status: failed?.status ?? null };
    },
  });
  staffRoute<never, object>(app, parts, {
    method: 'DELETE',
    path: '/channels/:id',
    role: 'admin',
    async handle({ id, tell }) {
      const channel = await findChannel(database, id);
      if (channel === null || !(await removeChannel(database, id))) return null;
      await tell('channel-removed', channel.to.name);
      return {};
    },
  });
}
