// Stands in for the system's programs on a machine that is a folder, notes what was asked of them, and cuts the power where a test says.
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { provisionOf } from '../../../agent/cli/provision.ts';
import { UsageError } from '../../../agent/cli/usage.ts';
import type { Machine } from '../../../agent/provision/machine.ts';
import type { Tools } from '../../../agent/provision/tools.ts';

export interface StandIns extends Tools {
  readonly asked: string[];
  /** Words of `asked` that go badly. */
  readonly failing: Set<string>;
}

/** They do to the folder what the real ones do to a machine. */
export function standIns(root: string): StandIns {
  const asked: string[] = [];
  const failing = new Set<string>();
  const ask = (what: string, work: () => void): boolean => {
    asked.push(what);
    if (!failing.has(what)) work();
    return !failing.has(what);
  };
  const append = (path: string, line: string): void => {
    const full = join(root, path);
    const text = readFileSync(full, 'utf8');
    writeFileSync(full, `${text}${text.endsWith('\n') ? '' : '\n'}${line}\n`);
  };
  return {
    ...{ asked, failing },
    refresh: (what) => ask(what, () => undefined),
    install: (packages) =>
      ask('install', () => {
        const status = packages.map((name) => `\nPackage: ${name}\nStatus: install ok installed\n`).join('');
        appendFileSync(join(root, '/var/lib/dpkg/status'), status);
      }),
    makeAccount: () =>
      ask('makeAccount', () => {
        append('/etc/passwd', 'lethe:x:998:998:Lethe kiosk:/home/lethe:/bin/sh');
        append('/etc/shadow', 'lethe:!*:20000::::::');
        append('/etc/group', 'lethe:x:998:');
        append('/etc/gshadow', 'lethe:!*::');
      }),
  };
}

export class PowerCut extends Error {}

/**
 * The machine, until it has been changed `changes` times. Where the power goes while a name is written, what was written of it
 * so far is left beside it.
 */
export function untilPowerCut(root: string, machine: Machine, changes: number): Machine {
  let left = changes;
  const count = (path?: string): void => {
    left -= 1;
    if (left >= 0) return;
    const full = path === undefined ? null : join(root, path);
    if (full !== null && existsSync(dirname(full))) writeFileSync(`${full}.lethe-new`, 'half of i');
    throw new PowerCut();
  };
  const counted =
    <Given extends readonly unknown[], Answer>(work: (...given: Given) => Answer) =>
    (...given: Given): Answer => {
      count();
      return work(...given);
    };
  const { disk, tools, record } = machine;
  return {
    facts: machine.facts,
    disk: {
      ...disk,
      makeFolder: counted(disk.makeFolder),
      takeFolder: counted(disk.takeFolder),
      put(path, entry) {
        count(path);
        disk.put(path, entry);
      },
    },
    tools: {
      install: counted(tools.install),
      makeAccount: counted(tools.makeAccount),
      refresh: counted(tools.refresh),
    },
    record: { read: record.read, write: counted(record.write), discard: counted(record.discard) },
  };
}

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `lethe provision`, said to a machine. */
export async function provision(machine: Machine, args: readonly string[] = [], isRoot = true): Promise<Said> {
  const said = { out: '', err: '' };
  const add = (where: 'out' | 'err') => (text: string) => {
    said[where] += `${text}\n`;
  };
  const surroundings = { input: Readable.from(''), say: add('out'), ask: add('err'), complain: add('err') };
  try {
    return { code: await provisionOf(machine, isRoot)(args, surroundings), ...said };
  } catch (error) {
    if (error instanceof UsageError) return { code: 2, ...said };
    throw error;
  }
}
