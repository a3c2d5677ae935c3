// What the store needs of a database: rows for a statement, and several statements as one transaction. Two implementations.

/** What may stand in a column. Bytes come back as Uint8Array from both databases. */
export type Value = string | number | null | Uint8Array;
export type Row = Readonly<Record<string, Value>>;

/** SQL that both databases understand, with `$1`, `$2` … numbered from the left. */
export interface Statement {
  readonly sql: string;
  readonly values?: readonly Value[];
  /** The whole transaction is undone, and answered by null, when this statement returns or changes no row. */
  readonly must?: true;
}

export interface Database {
  /** For reading: it may run beside a write. */
  rows(sql: string, values?: readonly Value[]): Promise<readonly Row[]>;
  /** All or nothing. The rows that each statement returns, or null when one that must have changed something did not. */
  write(statements: readonly Statement[]): Promise<readonly (readonly Row[])[] | null>;
  close(): Promise<void>;
}
