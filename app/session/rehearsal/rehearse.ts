// A rehearsal in a session: opens one page of its own invention, has it plant, types, copies and marks as a patron would, and
// leaves files as a program would. Nobody sees it, and nothing of it is ever a patron's.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { WebContents } from 'electron';
import { type Canaries, type CanaryClass, canariesOf, type MaskedSeed, unmask } from '../../../contract/canary.ts';
import type { SessionPolicy } from '../../../contract/session-link.ts';
import { holdsCopy, markText } from '../../trusted/selections.ts';
import type { Visit } from '../visit.ts';
import { serveRehearsal } from './answers.ts';
import { plantInside } from './inside.ts';

/** The last one is copied. */
const typed = ['typed-input', 'typed-password', 'primary', 'clipboard'] as const satisfies readonly CanaryClass[];

/** Milliseconds until a text that was copied is there to be pasted, and between two looks for it. */
const [untilCopied, betweenLooks] = [3000, 20];

/** The same gate with another list: one site, which needs no lookup, since nobody outside may be asked for its name. */
export function rehearsalPolicy(policy: SessionPolicy, host: string): SessionPolicy {
  const resource = {
    id: 'rehearsal',
    title: host,
    kind: 'site',
    url: `https://${host}/`,
    ours: true,
    walkIn: true,
  } as const;
  return { ...policy, resources: [resource], network: { local: [host], parts: 'listed' } };
}

async function typeInto(contents: WebContents, id: (typeof typed)[number], text: string): Promise<void> {
  await contents.executeJavaScript(`document.getElementById('${id}').focus()`);
  await contents.insertText(text);
}

async function isCopied(): Promise<boolean> {
  for (let waited = 0; waited < untilCopied; waited += betweenLooks) {
    if (await holdsCopy()) return true;
    await setTimeout(betweenLooks);
  }
  return false;
}

/** By the page's own commands, as the keys for them do it. @returns whether there is something to be pasted */
async function typeAndCopy(contents: WebContents, { of }: Canaries<CanaryClass>): Promise<boolean> {
  contents.focus();
  for (const id of typed) await typeInto(contents, id, of[id]);
  contents.selectAll();
  contents.copy();
  const copied = await isCopied();
  // After the copy, whose marking of the same text would take its place.
  await markText(of.primary);
  return copied;
}

export interface Rehearsing {
  readonly visit: Visit;
  /** Of all page bundles. */
  readonly pagesFolder: string;
  /** Holds the gate to another policy. */
  judgeBy(policy: SessionPolicy): void;
}

/** @returns when everything has been tried, the classes that were refused; whether the others are there is for the agent to see */
export async function rehearse(
  { visit, pagesFolder, judgeBy }: Rehearsing,
  seed: MaskedSeed,
): Promise<readonly CanaryClass[]> {
  const canaries = canariesOf(unmask(seed));
  const tab = visit.current();
  if (tab === undefined) throw new Error('there is no tab');
  const { host } = canaries.of;
  judgeBy(rehearsalPolicy(visit.policy, host));
  const planted = new Promise<readonly CanaryClass[]>((resolve) =>
    serveRehearsal(visit.session, { seed, canaries, folder: join(pagesFolder, 'rehearsal'), planted: resolve }),
  );
  tab.load(`https://${host}/`);
  const refused = await planted;
  const copied = await typeAndCopy(tab.view.contents, canaries);
  const places = { home: homedir(), runtime: process.env.XDG_RUNTIME_DIR ?? null };
  return [...new Set([...refused, ...(copied ? [] : (['clipboard'] as const)), ...plantInside(canaries, places)])];
}
