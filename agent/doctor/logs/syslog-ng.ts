// Finds where syslog-ng hands messages to somebody else: destinations whose driver is none that stays on this computer.
import type { Machine } from '../machine.ts';
import { readIncluded } from './included.ts';
import { blank, closingOf, lineAt } from './plain-text.ts';

/** Drivers that write to this computer alone; every other one is taken for one that sends. */
const local = new Set(['file', 'pipe', 'usertty', 'unix-stream', 'unix-dgram']);

const destination = /\bdestination\b[^{};()]*\{/g;
const driver = /([a-zA-Z][\w-]*)\s*\(/g;

/** Places as `file:line`, relative to the root folder. */
export async function syslogNgTargets(machine: Machine): Promise<readonly string[]> {
  const files = await readIncluded(machine, 'etc/syslog-ng/syslog-ng.conf', { includesIn, beside: 'etc/syslog-ng' });
  return files.flatMap(({ path, text }) => targetLines(text).map((line) => `${path}:${line}`));
}

/** Names without a leading `/` lie beside the main file. Those of the shipped library (`scl.conf`) define blocks and send nothing. */
export const includesIn = (text: string): readonly string[] =>
  [...blank(text).code.matchAll(/^\s*@include\s+["']([^"']+)["']/gm)].map(([, path = '']) => path);

/** Counted from 1. */
export function targetLines(text: string): readonly number[] {
  const { bare } = blank(text);
  return [...bare.matchAll(destination)].flatMap(({ 0: head, index }) => {
    const from = index + head.length;
    return driversIn(bare, from, closingOf(bare, from - 1))
      .filter(({ name }) => !local.has(name.replaceAll('_', '-')))
      .map(({ at }) => lineAt(bare, at));
  });
}

/** The outermost calls alone: what stands in their brackets are options. */
function driversIn(bare: string, from: number, to: number): readonly { readonly name: string; readonly at: number }[] {
  const found: { name: string; at: number }[] = [];
  driver.lastIndex = from;
  for (let match = driver.exec(bare); match !== null && match.index < to; match = driver.exec(bare)) {
    found.push({ name: match[1] ?? '', at: match.index });
    driver.lastIndex = closingOf(bare, match.index + match[0].length - 1);
  }
  return found;
}
