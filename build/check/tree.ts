// The project's own files as data, so that every rule about them is a pure function.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Text by path; paths are relative to the project's folder and written with slashes. */
export type Tree = ReadonlyMap<string, string>;

/** Something a rule found wrong, at a line counted from 1. */
export interface Violation {
  readonly path: string;
  readonly line: number;
  readonly says: string;
}

export type Rule = (tree: Tree) => readonly Violation[];

const notOurs = new Set(['node_modules', 'out', '.git']);
const text = /\.(ts|tsx|mjs|cjs|js|css|html|json|ya?ml|ftl|md|svg|service|sh)$|^\.ci\/|^[A-Z]+$/;

/** Everything we wrote under `folder`; not what npm installed, nor what was built. */
export function readTree(folder: string): Tree {
  return new Map(
    pathsUnder(folder)
      .map((path) => relative(folder, path).split(sep).join('/'))
      .filter((path) => text.test(path) && path !== 'package-lock.json')
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
}

function pathsUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !notOurs.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? pathsUnder(path) : [path];
    });
}

/** The line, counted from 1, of the character at `offset`. */
export function lineAt(content: string, offset: number): number {
  return content.slice(0, offset).split('\n').length;
}

export const isCode = (path: string): boolean => /\.(ts|tsx|mjs|cjs)$/.test(path);

/** Comments become spaces, so that a rule about code is not upset by prose and offsets stay true. */
export function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\\])\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '));
}

/** Every place where `pattern` (with the flag g) matches `content`. */
export function violationsOf(path: string, content: string, pattern: RegExp, says: string): Violation[] {
  return [...content.matchAll(pattern)].map((match) => ({ path, line: lineAt(content, match.index), says }));
}
