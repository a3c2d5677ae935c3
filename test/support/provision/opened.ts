// A bare machine in a folder with everything that a test of provisioning asks of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Machine, machineAt } from '../../../agent/provision/machine.ts';
import { type BareMachine, type Folder, layOut } from './bare-machine.ts';
import { provision, type Said, type StandIns, standIns } from './stand-ins.ts';
import { differing, type Tree, treeOf } from './tree.ts';

/** Packages stay installed: what the package manager notes is not provisioning's. */
const packageNotes = ['/var/lib/dpkg'];

export interface Bare {
  readonly folder: Folder;
  readonly tools: StandIns;
  readonly machine: Machine;
  here(): Tree;
  /** Names that are not as they were when it was opened, or settled. */
  left(): readonly string[];
  /** What a test has changed itself counts as how it was. */
  settle(): void;
  read(path: string): string;
  lethe(...args: readonly string[]): Promise<Said>;
}

export function openBare(name: BareMachine): Bare {
  const folder = layOut(name);
  const tools = standIns(folder.root);
  const machine = machineAt(folder.root, tools);
  const here = (): Tree => treeOf(folder.root, packageNotes);
  let before = here();
  return {
    ...{ folder, tools, machine, here },
    left: () => differing(before, here()),
    settle() {
      before = here();
    },
    read: (path) => readFileSync(join(folder.root, path), 'utf8'),
    lethe: (...args) => provision(machine, args),
  };
}

/** Exit code, and the code of the problem that was told. */
export const codeOf = ({ code, err }: Said): readonly [number, string] => [code, err.slice(0, err.indexOf(' '))];
