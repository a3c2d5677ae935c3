// What a mend may do to a machine: write a settings file of its own or anew, take rights away, or set a value of the kernel.
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { replaceSmallFile } from '../state/small-file.ts';
import type { Machine } from './machine.ts';

/** Paths are relative to the root folder. */
export type Change =
  /** `like`: the file whose place it takes, and whose owner and rights it keeps. */
  | { readonly do: 'write'; readonly path: string; readonly text: string; readonly like?: Rights }
  | { readonly do: 'rights'; readonly path: string; readonly rights: Rights }
  /** Until the next start; a settings file beside it says the same for later. */
  | { readonly do: 'set'; readonly path: string; readonly value: string };

export interface Rights {
  readonly mode: number;
  readonly owner: number;
  readonly group: number;
}

const readable = 0o644;

/** @throws when the system refuses */
export function apply({ root }: Machine, change: Change): void {
  const path = join(root, change.path);
  switch (change.do) {
    case 'write':
      mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
      replaceSmallFile(path, change.text, change.like?.mode ?? readable);
      if (change.like !== undefined) chownSync(path, change.like.owner, change.like.group);
      return;
    case 'rights':
      chownSync(path, change.rights.owner, change.rights.group);
      return chmodSync(path, change.rights.mode);
    case 'set':
      return writeFileSync(path, `${change.value}\n`);
  }
}

export function inWords(change: Change): string {
  switch (change.do) {
    case 'write':
      return `wrote /${change.path}`;
    case 'rights':
      return `took rights from /${change.path}`;
    case 'set':
      return `set /${change.path} to ${change.value}`;
  }
}
