// Policies for places: signed bundles as they came, and to how many stations of the place each is given.
import type { Migration } from './dialect.ts';

export const policies: Migration = () => [
  `CREATE TABLE policies (
    id TEXT PRIMARY KEY,
    place TEXT NOT NULL,
    serial BIGINT NOT NULL,
    fingerprint TEXT NOT NULL,
    bundle TEXT NOT NULL,
    share BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    added_by TEXT NOT NULL,
    UNIQUE (place, serial)
  )`,
];
