// Looks at the list of stations as staff see it, and queues what they are to be told. Any number of processes may look.
import { randomUUID } from 'node:crypto';
import type { AlertEvent, AlertRow, AlertRule } from '../../contract/staff-api.ts';
import type { FleetSource } from '../fleet.ts';
import type { LimitSource } from '../limits.ts';
import { type AlertView, alertSteps, coarseTime, isQuiet, keyOf, type OpenAlert } from '../rules/alerts.ts';
import type { Settings } from '../settings.ts';
import { beginAlert, dropAlert, endAlert, heldAlerts, openAlerts, tellAlert, tellHeld } from '../store/alerts.ts';
import { type Channel, listChannels, listRules } from '../store/channels.ts';
import type { Database } from '../store/database.ts';
import type { NewDelivery } from '../store/deliveries.ts';
import { listPlaces } from '../store/places.ts';
import { bodyOf, messageOf } from './message.ts';

export interface WatchParts {
  readonly database: Database;
  readonly fleet: Pick<FleetSource, 'read'>;
  readonly limits: LimitSource;
  readonly settings: Pick<Settings, 'timeZone' | 'address'>;
  readonly now: () => number;
}

interface Told {
  readonly event: AlertEvent;
  readonly rule: AlertRule;
  readonly rows: readonly AlertRow[];
}

async function viewOf({ database, fleet, limits, settings, now }: WatchParts): Promise<AlertView> {
  const { rows } = await fleet.read();
  const places = await listPlaces(database);
  return {
    now: now(),
    timeZone: settings.timeZone,
    rows,
    places: new Map(places.map(({ id, name, hours }) => [id, { name, hours }])),
    silentAfter: (place) => limits.of(place).silentAfter,
  };
}

/** One for each channel of the rule that is still there, in its language. */
function deliveriesOf(told: Told, channels: readonly Channel[], address: string, now: number): NewDelivery[] {
  const { rule, event, rows } = told;
  return channels
    .filter(({ id }) => rule.channels.includes(id))
    .map(({ id, to }) => ({
      id: randomUUID(),
      channel: id,
      event,
      body: bodyOf(messageOf({ event, rule: rule.name, rows }, to.language, address)),
      madeAt: now,
    }));
}

/** A message of quiet hours is one line for each problem, and not longer than a page. */
const mostLines = 50;

/** Of one rule: what began and was over in quiet hours, once they are over where it was. */
function heldOf(rule: AlertRule, held: readonly OpenAlert[], view: AlertView): readonly OpenAlert[] {
  if (!rule.on) return [];
  const isTime = ({ row }: OpenAlert): boolean => !isQuiet(rule, row.place?.id ?? null, view);
  return held.filter((one) => one.rule === rule.id && isTime(one)).slice(0, mostLines);
}

/** @returns how many problems began, went on or were over */
export async function watch(parts: WatchParts): Promise<number> {
  const { database, settings } = parts;
  const rules = await listRules(database);
  const open = await openAlerts(database);
  const held = await heldAlerts(database);
  if (rules.length === 0 && open.length === 0 && held.length === 0) return 0;
  const view = await viewOf(parts);
  const channels = await listChannels(database);
  const messages = (told: Told) => deliveriesOf(told, channels, settings.address, view.now);
  const { begin, tell, end, drop } = alertSteps(rules, open, view);
  for (const { rule, row, held: keep } of begin) {
    const alert = {
      ...{ key: keyOf(rule.id, row), rule: rule.id, ruleName: rule.name, row, held: keep },
      beganAt: coarseTime(view.now - row.age, row.reason),
    };
    await beginAlert(database, alert, keep ? [] : messages({ event: 'began', rule, rows: [row] }));
  }
  for (const { alert, rule, row } of tell) {
    await tellAlert(database, alert.number, messages({ event: 'began', rule, rows: [row] }));
  }
  for (const { alert, rule, row } of end) {
    const say = alert.told && rule.recoveries;
    const over = coarseTime(view.now, alert.row.reason);
    await endAlert(database, alert.number, over, say ? messages({ event: 'over', rule, rows: [row] }) : []);
  }
  for (const { number, row } of drop) await dropAlert(database, number, coarseTime(view.now, row.reason));
  for (const rule of rules) {
    const over = heldOf(rule, held, view);
    if (over.length === 0) continue;
    const rows = over.map(({ row }) => row);
    await tellHeld(
      database,
      over.map(({ number }) => number),
      messages({ event: 'held', rule, rows }),
    );
  }
  return begin.length + tell.length + end.length;
}
