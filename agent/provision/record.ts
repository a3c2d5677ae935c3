// What provisioning has done to this machine, in order: written down before it is done, so that it can be taken back from any moment on.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { replaceSmallFile } from '../state/small-file.ts';
import { hasCode } from '../wipe/folder.ts';
import type { Entry } from './entry.ts';
import { type Choices, stepIds, usualChoices } from './step.ts';

const Id = z.int().min(0);
const Text = z.string();

/** What stood at a name. Bytes as base64. */
const Before = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('absent') }),
  z.strictObject({ is: z.literal('link'), target: Text, user: Id, group: Id }),
  z.strictObject({ is: z.literal('file'), bytes: z.base64(), mode: Id, user: Id, group: Id }),
]);

const Line = z.strictObject({ before: Text.nullable(), after: Text.nullable() });
const StepName = z.enum(stepIds);

/** One thing that was done, or was about to be. */
const Deed = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('folder'), path: Text }),
  /** `ours`: digests of all that was ever put there by us. */
  z.strictObject({ is: z.literal('name'), path: Text, before: Before, ours: z.array(Text) }),
  z.strictObject({ is: z.literal('lines'), path: Text, lines: z.array(Line) }),
  z.strictObject({ is: z.literal('account'), name: Text }),
  z.strictObject({ is: z.literal('packages'), names: z.array(Text) }),
]);
export type Deed = z.infer<typeof Deed>;

export const ProvisionRecord = z.strictObject({
  version: z.literal(1),
  choices: z.strictObject({
    display: z.enum(['x11', 'wayland']),
    swap: z.enum(['none', 'random-key']),
    maintenance: Text,
    usbStorage: z.enum(['on', 'off']),
    without: z.array(StepName),
  }),
  /** A step that was begun and not done was interrupted, or one of its programs failed. */
  steps: z.partialRecord(StepName, z.enum(['begun', 'done'])),
  deeds: z.array(Deed),
});
export type ProvisionRecord = z.infer<typeof ProvisionRecord>;

export function newRecord(given: Partial<Choices>): ProvisionRecord {
  const choices = { ...usualChoices, ...given };
  return { version: 1, choices: { ...choices, without: [...choices.without] }, steps: {}, deeds: [] };
}

/** Beside the agent's own folder, which `lethe seal` empties. Root alone may enter: it may hold lines of shadow(5). */
export const usualRecordFolder = '/var/lib/lethe-provision';

export const recordIn = (folder: string): string => join(folder, 'record.json');

/** @returns `unreadable` when there is one that is damaged or of another release; null when there is none */
export function readRecord(folder: string): ProvisionRecord | 'unreadable' | null {
  try {
    return ProvisionRecord.safeParse(JSON.parse(readFileSync(recordIn(folder), 'utf8'))).data ?? 'unreadable';
  } catch (error) {
    return hasCode(error, 'ENOENT') ? null : 'unreadable';
  }
}

/** @throws when it could not be written; the old one is still there then */
export function writeRecord(folder: string, record: ProvisionRecord): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  replaceSmallFile(recordIn(folder), `${JSON.stringify(record)}\n`);
}

export const toBefore = (entry: Entry): z.infer<typeof Before> => {
  if (entry.is === 'other') throw new Error('nothing that provisioning writes over');
  return entry.is === 'file' ? { ...entry, bytes: entry.bytes.toString('base64') } : entry;
};

export const fromBefore = (before: z.infer<typeof Before>): Entry =>
  before.is === 'file' ? { ...before, bytes: Buffer.from(before.bytes, 'base64') } : before;

/** Of an entry with its rights and owner. */
export const digestOf = (entry: Entry): string =>
  createHash('sha256')
    .update(JSON.stringify(entry.is === 'file' ? { ...entry, bytes: entry.bytes.toString('base64') } : entry))
    .digest('hex');
