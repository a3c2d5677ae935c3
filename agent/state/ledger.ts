// The ledger: when the station last cleared its event logs, wiped its user data and audited itself, and how that went.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { replaceSmallFile } from './small-file.ts';

const Time = z.int().min(0);

/**
 * The last try, in milliseconds since the epoch, and the last one that went well. Facts of the station, never of a visit:
 * what waited for a patron is written down as of the moment at which it was due.
 */
export const Deed = z.strictObject({ at: Time, ok: z.boolean(), okAt: Time.nullable() });
export type Deed = z.infer<typeof Deed>;

export const Ledger = z.strictObject({
  version: z.literal(1),
  /** null: never done. */
  deeds: z.strictObject({
    'event-logs': Deed.nullable(),
    'user-data': Deed.nullable(),
    canary: Deed.nullable(),
  }),
  /** A digest of the software that the last canary audit ran on. */
  software: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});
export type Ledger = z.infer<typeof Ledger>;

export const emptyLedger: Ledger = {
  version: 1,
  deeds: { 'event-logs': null, 'user-data': null, canary: null },
  software: null,
};

const pathIn = (folder: string): string => join(folder, 'ledger.json');

/** @param folder the agent's state folder. A ledger that is missing, unreadable or strange is an empty one: nothing was ever done. */
export function readLedger(folder: string): Ledger {
  try {
    return Ledger.safeParse(JSON.parse(readFileSync(pathIn(folder), 'utf8'))).data ?? emptyLedger;
  } catch {
    return emptyLedger;
  }
}

/** AGENT-10 when it could not be written; the old one is still there then. */
export function writeLedger(folder: string, ledger: Ledger): Result<void> {
  try {
    replaceSmallFile(pathIn(folder), `${JSON.stringify(ledger)}\n`);
    return succeed(undefined);
  } catch {
    return fail('AGENT-10');
  }
}
