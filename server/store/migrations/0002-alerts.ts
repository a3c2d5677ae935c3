// Alerts: who is told what. What waits to be sent is a row, so that a message survives a restart and only one process sends it.
import type { Migration } from './dialect.ts';

const tables: readonly string[] = [
  `CREATE TABLE channels (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    secret TEXT,
    secret_made_at BIGINT,
    made_at BIGINT NOT NULL
  )`,
  'CREATE TABLE alert_rules (id TEXT PRIMARY KEY, body TEXT NOT NULL, made_at BIGINT NOT NULL)',
  // An open problem has a key that no other row may have; it goes when the problem is over.
  `CREATE TABLE alerts (
    number COUNTER,
    open_key TEXT UNIQUE,
    rule TEXT NOT NULL,
    rule_name TEXT NOT NULL,
    station TEXT,
    body TEXT NOT NULL,
    began_at BIGINT NOT NULL,
    over_at BIGINT,
    told BIGINT NOT NULL
  )`,
  `CREATE TABLE deliveries (
    number COUNTER,
    id TEXT NOT NULL UNIQUE,
    alert BIGINT,
    channel TEXT NOT NULL,
    event TEXT NOT NULL,
    body TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    tries BIGINT NOT NULL DEFAULT 0,
    next_at BIGINT NOT NULL,
    claimed_until BIGINT NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'waiting',
    changed_at BIGINT NOT NULL,
    problem TEXT,
    status BIGINT,
    UNIQUE (alert, channel, event)
  )`,
  'CREATE INDEX deliveries_waiting ON deliveries (state, next_at)',
  'CREATE INDEX deliveries_by_channel ON deliveries (channel, number)',
];

export const alerts: Migration = ({ counter }) => tables.map((sql) => sql.replaceAll('COUNTER', counter));
