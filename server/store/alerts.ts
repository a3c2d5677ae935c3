// Problems that somebody is told of: begun once, over once, whichever of several processes saw it first.
import { AlertHistory, AlertRow } from '../../contract/staff-api.ts';
import type { OpenAlert } from '../rules/alerts.ts';
import type { Database, Row, Statement } from './database.ts';
import { type NewDelivery, queue, queueForKey } from './deliveries.ts';

/** Of an alert: nobody has been told, somebody has, or it was over before quiet hours were and stands in one line afterwards. */
const notTold = 0;
const told = 1;

const rowFrom = (text: unknown): AlertRow => AlertRow.parse(JSON.parse(String(text)));

const openFrom = (row: Row): OpenAlert => ({
  number: Number(row.number),
  rule: String(row.rule),
  row: rowFrom(row.body),
  told: Number(row.told) !== notTold,
});

export async function openAlerts(database: Database): Promise<readonly OpenAlert[]> {
  const sql = 'SELECT number, rule, body, told FROM alerts WHERE open_key IS NOT NULL ORDER BY number';
  return (await database.rows(sql)).map(openFrom);
}

/** Begun and over in quiet hours, and not told yet. */
export async function heldAlerts(database: Database): Promise<readonly OpenAlert[]> {
  const sql = `SELECT number, rule, body, told FROM alerts WHERE open_key IS NULL AND told = ${notTold} ORDER BY number`;
  return (await database.rows(sql)).map(openFrom);
}

export interface NewAlert {
  readonly key: string;
  readonly rule: string;
  readonly ruleName: string;
  readonly row: AlertRow;
  readonly beganAt: number;
  readonly held: boolean;
}

/** false: it is open already; another process was quicker. */
export async function beginAlert(
  database: Database,
  { key, rule, ruleName, row, beganAt, held }: NewAlert,
  deliveries: readonly NewDelivery[],
): Promise<boolean> {
  const begin: Statement = {
    sql: `INSERT INTO alerts (open_key, rule, rule_name, station, body, began_at, told) VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (open_key) DO NOTHING`,
    values: [key, rule, ruleName, row.station?.id ?? null, JSON.stringify(row), beganAt, held ? notTold : told],
    must: true,
  };
  return (await database.write([begin, ...deliveries.map((one) => queueForKey(key, one))])) !== null;
}

/** Quiet hours are over, and it is not. */
export async function tellAlert(
  database: Database,
  number: number,
  deliveries: readonly NewDelivery[],
): Promise<boolean> {
  const tell: Statement = {
    sql: `UPDATE alerts SET told = ${told} WHERE number = $1 AND told = ${notTold} AND open_key IS NOT NULL`,
    values: [number],
    must: true,
  };
  return (await database.write([tell, ...deliveries.map((one) => queue(number, one))])) !== null;
}

export async function endAlert(
  database: Database,
  number: number,
  overAt: number,
  deliveries: readonly NewDelivery[],
): Promise<boolean> {
  const end: Statement = {
    sql: 'UPDATE alerts SET open_key = NULL, over_at = $2 WHERE number = $1 AND open_key IS NOT NULL',
    values: [number, overAt],
    must: true,
  };
  return (await database.write([end, ...deliveries.map((one) => queue(number, one))])) !== null;
}

/** Nobody is told of it any more. */
export async function dropAlert(database: Database, number: number, overAt: number): Promise<void> {
  const sql = `UPDATE alerts SET open_key = NULL, over_at = $2, told = ${told} WHERE number = $1`;
  await database.write([{ sql, values: [number, overAt] }]);
}

/** All of them in one message, or none: another process may have told of one meanwhile. */
export async function tellHeld(
  database: Database,
  numbers: readonly number[],
  deliveries: readonly NewDelivery[],
): Promise<boolean> {
  const tell = numbers.map(
    (number): Statement => ({
      sql: `UPDATE alerts SET told = ${told} WHERE number = $1 AND told = ${notTold}`,
      values: [number],
      must: true,
    }),
  );
  return (await database.write([...tell, ...deliveries.map((one) => queue(null, one))])) !== null;
}

const perPage = 100;

interface Sent {
  readonly alert: number;
  readonly line: AlertHistory['lines'][number]['sent'][number];
}

async function sentOf(database: Database, from: number, to: number): Promise<readonly Sent[]> {
  const rows = await database.rows(
    `SELECT alert, channels.body AS channel, event, state FROM deliveries JOIN channels ON channels.id = channel
     WHERE alert >= $1 AND alert <= $2 ORDER BY deliveries.number`,
    [from, to],
  );
  return rows.map(({ alert, channel, event, state }) => {
    const { name } = JSON.parse(String(channel)) as { name: string };
    return { alert: Number(alert), line: { channel: name, event, state } as Sent['line'] };
  });
}

/** The newest first. @param before a number of an alert */
export async function alertHistory(database: Database, before = Number.MAX_SAFE_INTEGER): Promise<AlertHistory> {
  const rows = await database.rows(
    `SELECT number, rule_name, body, began_at, over_at, told FROM alerts WHERE number < $1
     ORDER BY number DESC LIMIT ${perPage}`,
    [before],
  );
  const numbers = rows.map(({ number }) => Number(number));
  const sent = rows.length === 0 ? [] : await sentOf(database, Math.min(...numbers), Math.max(...numbers));
  const lines = rows.map((row) => ({
    number: Number(row.number),
    rule: String(row.rule_name),
    row: rowFrom(row.body),
    beganAt: Number(row.began_at),
    overAt: row.over_at as number | null,
    held: Number(row.told) === notTold,
    sent: sent.filter(({ alert }) => alert === Number(row.number)).map(({ line }) => line),
  }));
  return AlertHistory.parse({ lines, next: lines.length < perPage ? null : (lines.at(-1)?.number ?? null) });
}
