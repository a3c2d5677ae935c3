// The first shape of the database. Times are seconds since 1970, slots are steps of five minutes since then.
import type { Dialect, Migration } from './dialect.ts';

/** Append-only in order of time, so that a burst touches few pages, and a day's end is one range. */
const reportColumns = `
  slot BIGINT NOT NULL,
  station BIGINT NOT NULL,
  sequence BIGINT NOT NULL,
  nonce BYTES NOT NULL,
  body BYTES NOT NULL,
  PRIMARY KEY (slot, station, sequence)`;

const reports: Readonly<Record<Dialect['name'], readonly string[]>> = {
  sqlite: [`CREATE TABLE reports (${reportColumns}) WITHOUT ROWID`],
  // Days become partitions of their own (store/postgres/partitions.ts): forgetting one is then a DROP, not a million deletions.
  postgres: [
    `CREATE TABLE reports (${reportColumns}) PARTITION BY RANGE (slot)`,
    'CREATE TABLE reports_other PARTITION OF reports DEFAULT',
  ],
};

/** No address, no host name, no serial: a station is its random id, and what staff call it. */
const stations = `CREATE TABLE stations (
  number COUNTER,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  place TEXT,
  token TEXT,
  enrolled_at BIGINT NOT NULL,
  station_key TEXT NOT NULL,
  server_key TEXT NOT NULL,
  mac_key BYTES NOT NULL,
  last_sequence BIGINT NOT NULL DEFAULT -1,
  last_nonce BYTES,
  heard_at BIGINT,
  latest BYTES,
  day_facts BYTES,
  condition TEXT NOT NULL DEFAULT 'never',
  condition_since BIGINT NOT NULL,
  day_condition TEXT NOT NULL DEFAULT 'well',
  day_condition_since BIGINT NOT NULL,
  cloned_at BIGINT,
  cloned_since BIGINT,
  held_until BIGINT,
  held_reason TEXT,
  held_by TEXT,
  retired_at BIGINT
)`;

const kept: readonly string[] = [
  'CREATE TABLE late_hours (hour BIGINT NOT NULL, station BIGINT NOT NULL, PRIMARY KEY (hour, station))',
  `CREATE TABLE hours (hour BIGINT NOT NULL, station BIGINT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (station, hour))`,
  'CREATE INDEX hours_by_time ON hours (hour)',
  `CREATE TABLE days (day BIGINT NOT NULL, station BIGINT NOT NULL, body TEXT NOT NULL, sessions BIGINT,
    PRIMARY KEY (station, day))`,
  'CREATE INDEX days_by_time ON days (day)',
  'CREATE TABLE jobs (name TEXT PRIMARY KEY, ran_at BIGINT NOT NULL, done_up_to BIGINT NOT NULL, counted BIGINT NOT NULL)',
];

const fleet: readonly string[] = [
  'CREATE TABLE places (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, hours TEXT NOT NULL)',
  `CREATE TABLE tokens (
    id TEXT PRIMARY KEY,
    fingerprint BYTES NOT NULL UNIQUE,
    label TEXT NOT NULL,
    hint TEXT NOT NULL,
    place TEXT,
    uses BIGINT NOT NULL DEFAULT 0,
    most_uses BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    ends_at BIGINT NOT NULL,
    revoked_at BIGINT,
    refused BIGINT NOT NULL DEFAULT 0
  )`,
];

const staff: readonly string[] = [
  `CREATE TABLE staff (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    account TEXT NOT NULL UNIQUE,
    way TEXT NOT NULL,
    role TEXT NOT NULL,
    password TEXT,
    invitation BYTES UNIQUE,
    invited_until BIGINT,
    seen_day BIGINT,
    made_at BIGINT NOT NULL
  )`,
  `CREATE TABLE sign_ins (
    fingerprint BYTES PRIMARY KEY,
    staff TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    made_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
  )`,
  'CREATE TABLE attempts (account BYTES PRIMARY KEY, failed BIGINT NOT NULL, failed_at BIGINT NOT NULL)',
  'CREATE TABLE views (staff TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE, name TEXT NOT NULL, address TEXT NOT NULL, PRIMARY KEY (staff, name))',
  `CREATE TABLE trail (
    number COUNTER,
    at BIGINT NOT NULL,
    who TEXT NOT NULL,
    did TEXT NOT NULL,
    subject TEXT,
    detail TEXT
  )`,
  'CREATE INDEX trail_by_time ON trail (at)',
  'CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)',
];

export const start: Migration = ({ name, bytes, counter }) =>
  [stations, ...reports[name], ...kept, ...fleet, ...staff].map((sql) =>
    sql.replaceAll('BYTES', bytes).replaceAll('COUNTER', counter),
  );
