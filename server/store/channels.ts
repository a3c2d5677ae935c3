// Where alerts go, and by which rules: channels with the keys of webhooks, and the rules of staff.
import { AlertRule, ChannelRequest } from '../../contract/staff-api.ts';
import type { Database, Row } from './database.ts';

export interface Channel {
  readonly id: string;
  readonly to: ChannelRequest;
  /** Of a webhook: what is signed with it is from us. Kept as it is, since signing needs it. */
  readonly key: string | null;
  readonly keyMadeAt: number | null;
}

const channelFrom = (row: Row): Channel => ({
  id: String(row.id),
  to: ChannelRequest.parse(JSON.parse(String(row.body))),
  key: row.secret as string | null,
  keyMadeAt: row.secret_made_at as number | null,
});

const columns = 'id, body, secret, secret_made_at';

export const listChannels = async (database: Database): Promise<readonly Channel[]> =>
  (await database.rows(`SELECT ${columns} FROM channels ORDER BY made_at, id`)).map(channelFrom);

export async function findChannel(database: Database, id: string): Promise<Channel | null> {
  const [row] = await database.rows(`SELECT ${columns} FROM channels WHERE id = $1`, [id]);
  return row === undefined ? null : channelFrom(row);
}

export async function addChannel(database: Database, { id, to, key }: Channel, now: number): Promise<void> {
  const sql = `INSERT INTO channels (id, body, secret, secret_made_at, made_at) VALUES ($1, $2, $3, $4, $5)`;
  await database.write([{ sql, values: [id, JSON.stringify(to), key, key === null ? null : now, now] }]);
}

/** The kind stays: a webhook has a key, and an address of e-mail has none. */
export const changeChannel = async (database: Database, id: string, to: ChannelRequest): Promise<boolean> =>
  (await database.write([
    { sql: 'UPDATE channels SET body = $2 WHERE id = $1', values: [id, JSON.stringify(to)], must: true },
  ])) !== null;

export const renewKey = async (database: Database, id: string, key: string, now: number): Promise<boolean> =>
  (await database.write([
    {
      sql: 'UPDATE channels SET secret = $2, secret_made_at = $3 WHERE id = $1 AND secret IS NOT NULL',
      values: [id, key, now],
      must: true,
    },
  ])) !== null;

/** What waits for it is not sent any more. */
export const removeChannel = async (database: Database, id: string): Promise<boolean> =>
  (await database.write([
    { sql: 'DELETE FROM channels WHERE id = $1', values: [id], must: true },
    { sql: 'DELETE FROM deliveries WHERE channel = $1', values: [id] },
  ])) !== null;

export async function listRules(database: Database): Promise<readonly AlertRule[]> {
  const rows = await database.rows('SELECT body FROM alert_rules ORDER BY made_at, id');
  return rows.map(({ body }) => AlertRule.parse(JSON.parse(String(body))));
}

export async function addRule(database: Database, rule: AlertRule, now: number): Promise<void> {
  const sql = 'INSERT INTO alert_rules (id, body, made_at) VALUES ($1, $2, $3)';
  await database.write([{ sql, values: [rule.id, JSON.stringify(rule), now] }]);
}

export const changeRule = async (database: Database, rule: AlertRule): Promise<boolean> =>
  (await database.write([
    { sql: 'UPDATE alert_rules SET body = $2 WHERE id = $1', values: [rule.id, JSON.stringify(rule)], must: true },
  ])) !== null;

export const removeRule = async (database: Database, id: string): Promise<boolean> =>
  (await database.write([{ sql: 'DELETE FROM alert_rules WHERE id = $1', values: [id], must: true }])) !== null;
