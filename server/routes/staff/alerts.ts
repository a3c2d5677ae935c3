// Alerts: the rules of staff, what was told of, and the very bytes that a webhook would get.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import {
  type AlertHistory,
  type AlertRow,
  type AlertRule,
  AlertRuleRequest,
  type AlertSample,
} from '../../../contract/staff-api.ts';
import { Language } from '../../../contract/words.ts';
import { bodyOf, messageOf } from '../../alerts/message.ts';
import { headersOf } from '../../alerts/webhook.ts';
import { alertHistory } from '../../store/alerts.ts';
import { addRule, changeRule, listChannels, listRules, removeRule } from '../../store/channels.ts';
import type { ChannelParts } from './channels.ts';
import { staffRoute } from './guard.ts';

/** A station that is made up: its id is no station's. */
const example: AlertRow = {
  station: { id: '0000000000000000', name: 'Reading room 17' },
  place: { id: '00000000-0000-4000-8000-000000000000', name: 'Main reading room' },
  verdict: 'out',
  reason: 'wipe-failed',
  value: 'WIPE-01',
  age: 3600,
  stations: 1,
};
const exampleKey = 'the key of the channel';

function sampleOf(language: Language, address: string, now: number): AlertSample {
  const body = bodyOf(messageOf({ event: 'began', rule: 'Out of service', rows: [example] }, language, address));
  const delivery = '00000000-0000-4000-8000-000000000000';
  return { headers: headersOf({ key: exampleKey, delivery, body, at: now }), body };
}

export function alertRoutes(app: FastifyInstance, parts: ChannelParts): void {
  const { database, settings } = parts;
  /** Every channel of a rule must be there. */
  const isWhole = async ({ channels }: { readonly channels: readonly string[] }): Promise<boolean> => {
    const there = new Set((await listChannels(database)).map(({ id }) => id));
    return channels.every((id) => there.has(id));
  };

  staffRoute<never, readonly AlertRule[]>(app, parts, {
    method: 'GET',
    path: '/alert-rules',
    role: 'technician',
    handle: () => listRules(database),
  });
  staffRoute(app, parts, {
    method: 'POST',
    path: '/alert-rules',
    role: 'admin',
    body: AlertRuleRequest,
    async handle({ body, now, tell }) {
      if (!(await isWhole(body))) return null;
      const rule = { id: randomUUID(), ...body };
      await addRule(database, rule, now);
      await tell('rule-added', rule.name);
      return rule;
    },
  });
  staffRoute(app, parts, {
    method: 'PUT',
    path: '/alert-rules/:id',
    role: 'admin',
    body: AlertRuleRequest,
    async handle({ id, body, tell }) {
      const rule = { id, ...body };
      if (!(await isWhole(body)) || !(await changeRule(database, rule))) return null;
      await tell('rule-changed', rule.name);
      return rule;
    },
  });
  staffRoute(app, parts, {
    method: 'DELETE',
    path: '/alert-rules/:id',
    role: 'admin',
    async handle({ id, tell }) {
      const rule = (await listRules(database)).find((one) => one.id === id);
      if (rule === undefined || !(await removeRule(database, id))) return null;
      await tell('rule-removed', rule.name);
      return {};
    },
  });
  staffRoute<never, AlertHistory>(app, parts, {
    method: 'GET',
    path: '/alerts',
    role: 'viewer',
    async handle({ query: { before } }) {
      const from = before === undefined ? undefined : Number(before);
      return from === undefined || Number.isSafeInteger(from) ? alertHistory(database, from) : null;
    },
  });
  staffRoute<never, AlertSample>(app, parts, {
    method: 'GET',
    path: '/alerts/sample',
    role: 'viewer',
    async handle({ query: { language }, now }) {
      const asked = Language.safeParse(language ?? 'en');
      return asked.success ? sampleOf(asked.data, settings.address, now) : null;
    },
  });
}
