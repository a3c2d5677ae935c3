// The few words in which the two databases differ when tables are made.

export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  readonly bytes: string;
  /** A key that counts up by itself. */
  readonly counter: string;
}

export const sqlite: Dialect = { name: 'sqlite', bytes: 'BLOB', counter: 'INTEGER PRIMARY KEY AUTOINCREMENT' };
export const postgres: Dialect = {
  name: 'postgres',
  bytes: 'BYTEA',
  counter: 'BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
};

/** Once released, a migration is never edited: a test holds each to its checksum. A change is a new file with the next number. */
export type Migration = (dialect: Dialect) => readonly string[];
