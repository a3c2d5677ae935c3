// Messages on their way: each is a row until it has arrived or been given up. A process claims a row before it sends it.
import { type AlertEvent, type ChannelView, type DeliveryProblem, mostTries } from '../../contract/staff-api.ts';
import type { Database, Row, Statement } from './database.ts';

export interface NewDelivery {
  /** The same for each try: by it a receiver knows what it has had. */
  readonly id: string;
  readonly channel: string;
  readonly event: AlertEvent;
  /** The exact bytes that a webhook gets. */
  readonly body: string;
  readonly madeAt: number;
}

export interface Delivery {
  readonly number: number;
  readonly id: string;
  readonly channel: string;
  readonly body: string;
  readonly tries: number;
}

const columns = '(id, alert, channel, event, body, made_at, next_at, changed_at)';
/** An event of an alert goes to a channel once. */
const once = 'ON CONFLICT DO NOTHING';

/** @param alert null: it is about none, or about several */
export const queue = (alert: number | null, { id, channel, event, body, madeAt }: NewDelivery): Statement => ({
  sql: `INSERT INTO deliveries ${columns} VALUES ($1, $2, $3, $4, $5, $6, $6, $6) ${once}`,
  values: [id, alert, channel, event, body, madeAt],
});

/** For an alert that is made in the same transaction, and has no number yet. */
export const queueForKey = (key: string, { id, channel, event, body, madeAt }: NewDelivery): Statement => ({
  sql: `INSERT INTO deliveries ${columns}
    SELECT CAST($1 AS TEXT), number, CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS TEXT),
      CAST($5 AS BIGINT), CAST($5 AS BIGINT), CAST($5 AS BIGINT)
    FROM alerts WHERE open_key = $6 ${once}`,
  values: [id, channel, event, body, madeAt, key],
});

const deliveryFrom = (row: Row): Delivery => ({
  number: Number(row.number),
  id: String(row.id),
  channel: String(row.channel),
  body: String(row.body),
  tries: Number(row.tries),
});

const claimed = 'RETURNING number, id, channel, body, tries';

/**
 * Takes what is due, for `lease` seconds: after that a process that was killed meanwhile has lost it. That a problem is over is
 * never sent before that it began.
 */
export async function claimDue(
  database: Database,
  now: number,
  lease: number,
  most: { readonly all: number; readonly ofChannel: number },
): Promise<readonly Delivery[]> {
  // What lies further ahead than any claim or pause that is written now: the clock was set back.
  const free = '(claimed_until <= $1 OR claimed_until > $3)';
  const due = `SELECT number, row_number() OVER (PARTITION BY channel ORDER BY number) AS turn
    FROM deliveries AS due WHERE state = 'waiting' AND (next_at <= $1 OR changed_at > $3) AND ${free}
      AND NOT EXISTS (SELECT 1 FROM deliveries AS earlier WHERE earlier.alert = due.alert
        AND earlier.channel = due.channel AND earlier.state = 'waiting' AND earlier.number < due.number)`;
  const sql = `UPDATE deliveries SET claimed_until = $2 WHERE state = 'waiting' AND ${free} AND number IN (
    SELECT number FROM (${due}) AS numbered WHERE turn <= ${most.ofChannel} ORDER BY turn, number LIMIT ${most.all})
    ${claimed}`;
  return ((await database.write([{ sql, values: [now, now + lease, now + 2 * lease] }]))?.[0] ?? []).map(deliveryFrom);
}

/** One of them, now: for a test that somebody waits for. */
export async function claimOne(database: Database, id: string, until: number): Promise<Delivery | null> {
  const sql = `UPDATE deliveries SET claimed_until = $2 WHERE id = $1 AND claimed_until = 0 ${claimed}`;
  const [row] = (await database.write([{ sql, values: [id, until] }]))?.[0] ?? [];
  return row === undefined ? null : deliveryFrom(row);
}

/** What it said is not kept: the receiver has it now. */
export async function tellDelivered(database: Database, number: number, now: number): Promise<void> {
  const sql = `UPDATE deliveries SET state = 'delivered', body = '', tries = tries + 1, changed_at = $2, problem = NULL,
    status = NULL WHERE number = $1`;
  await database.write([{ sql, values: [number, now] }]);
}

export interface Failed {
  readonly problem: DeliveryProblem;
  /** What a webhook answered. */
  readonly status: number | null;
}

/** @param nextAt null: it is given up */
export async function tellFailed(
  database: Database,
  number: number,
  { problem, status }: Failed,
  now: number,
  nextAt: number | null,
): Promise<void> {
  const sql = `UPDATE deliveries SET tries = tries + 1, changed_at = $2, problem = $3, status = $4, claimed_until = 0,
    next_at = $5, state = $6, body = CASE WHEN $6 = 'given-up' THEN '' ELSE body END WHERE number = $1`;
  const state = nextAt === null ? 'given-up' : 'waiting';
  await database.write([{ sql, values: [number, now, problem, status, nextAt ?? now, state] }]);
}

/** The newest message of each channel. */
export async function lastDeliveries(database: Database): Promise<ReadonlyMap<string, ChannelView['last']>> {
  const rows = await database.rows(
    `SELECT channel, state, changed_at, tries, problem, status, next_at FROM deliveries
     WHERE number IN (SELECT max(number) FROM deliveries GROUP BY channel)`,
  );
  return new Map(
    rows.map((row) => [
      String(row.channel),
      {
        state: row.state,
        at: Number(row.changed_at),
        tries: Math.min(Number(row.tries), mostTries),
        problem: row.problem,
        status: row.status,
        nextAt: row.state === 'waiting' ? Number(row.next_at) : null,
      } as ChannelView['last'],
    ]),
  );
}
