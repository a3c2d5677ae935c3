// What the conformance report is made from: how this station stands, what its agent noted, what its doctor sees. Nothing of a patron.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deeds } from '../../contract/agent-control.ts';
import type { Policy } from '../../contract/policy.ts';
import type { ProblemCode } from '../../contract/problems.ts';
import { Report } from '../../contract/report.ts';
import { readEnvelope } from '../../contract/report-envelope.ts';
import type { StationState } from '../../contract/words.ts';
import { shownFile } from '../delivery/shown.ts';
import type { Finding } from '../doctor/examine.ts';

export interface Facts {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly state: StationState | 'unknown';
  readonly problem: ProblemCode | null;
  /** null: no agent told them. */
  readonly deeds: Deeds | null;
  readonly findings: readonly Finding[];
  /** null: missing or faulty. */
  readonly policy: Policy | null;
  readonly message: Message;
}

/** The last message to the server, and nothing of what it says. */
export type Message =
  | { readonly is: 'missing' }
  | { readonly is: 'strange' }
  | { readonly is: 'ours'; readonly bytes: number; readonly values: number };

export async function lookAtMessage(runtimeFolder: string): Promise<Message> {
  const bytes = await readFile(join(runtimeFolder, shownFile)).catch(() => null);
  if (bytes === null) return { is: 'missing' };
  const envelope = readEnvelope(bytes);
  const report = envelope === null ? null : reportIn(envelope.body);
  return report === null ? { is: 'strange' } : { is: 'ours', bytes: bytes.length, values: valuesIn(report) };
}

function reportIn(body: string): Report | null {
  try {
    return Report.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

const valuesIn = (value: object): number =>
  Object.values(value).reduce<number>(
    (sum, inner: unknown) => sum + (typeof inner === 'object' && inner !== null ? valuesIn(inner) : 1),
    0,
  );
