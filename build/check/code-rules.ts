// Rules about what our code may say: dangerous Electron settings, deletion outside its one file, unfinished work.
import { isCode, type Rule, type Tree, type Violation, violationsOf, withoutComments } from './tree.ts';

/** The deleter; what removes the agent's own socket before it listens; what takes away the very files that provisioning made. */
export const mayDelete: readonly string[] = ['agent/wipe/remove.ts', 'agent/link/listen.ts', 'agent/provision/disk.ts'];

/** Truncation destroys as deletion does: it has one file too. */
const mayTruncate: readonly string[] = ['agent/wipe/empty.ts'];

/** Each is either never needed or a hole in the station; Electron's own security list names most of them. */
const dangerous =
  /webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|nodeIntegration\w*:\s*true|openExternal(?!:\s*false)|<webview/g;
const deletion = /\b(?:rm|rmdir|unlink)(?:Sync)?\b/g;
const truncation = /\bf?truncate(?:Sync)?\b/g;
const unfinished = /\b(?:TO[D]O|FIX[M]E)\b/g;

export const noDangerousSettings: Rule = (tree) =>
  [...tree]
    .filter(([path]) => path.startsWith('app/') && /\.(ts|tsx|html)$/.test(path))
    .flatMap(([path, source]) =>
      violationsOf(path, withoutComments(source), dangerous, 'uses a setting that opens the station'),
    );

export const oneDeleter: Rule = (tree) => [
  ...outside(mayDelete, tree, deletion, 'deletes'),
  ...outside(mayTruncate, tree, truncation, 'truncates'),
];

const outside = (allowed: readonly string[], tree: Tree, words: RegExp, does: string): Violation[] =>
  [...tree]
    .filter(([path]) => path.startsWith('agent/') && isCode(path) && !allowed.includes(path))
    .flatMap(([path, source]) =>
      violationsOf(path, withoutComments(source), words, `${does}; in the agent only ${allowed[0]} does`),
    );

/** The bundler takes what is used of a namespace, and all of `z`: four hundred kilobytes of the library's languages. */
const wholeLibrary = /^import (?:z\b|\{ z\b.*\}) from 'zod'/gm;

export const partOfZod: Rule = (tree) =>
  [...tree]
    .filter(([path]) => isCode(path) && !path.startsWith('test/'))
    .flatMap(([path, source]) =>
      violationsOf(path, source, wholeLibrary, 'bundles all of zod; write “import * as z from”'),
    );

export const nothingUnfinished: Rule = (tree) =>
  [...tree].flatMap(([path, source]) => violationsOf(path, source, unfinished, 'leaves work undone'));
