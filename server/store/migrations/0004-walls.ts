// Wall displays: a fingerprint of each one's key.
import type { Migration } from './dialect.ts';

export const walls: Migration = ({ bytes }) => [
  `CREATE TABLE walls (
    id TEXT PRIMARY KEY,
    fingerprint ${bytes} NOT NULL UNIQUE,
    name TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by TEXT NOT NULL
  )`,
];
