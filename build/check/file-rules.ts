// Rules about files as such: a purpose in the first line, a length one can read, no trace of anybody's machine.
import { isCode, type Rule, violationsOf } from './tree.ts';

const mostLines = 300;

export const purposeFirst: Rule = (tree) =>
  [...tree]
    .filter(([path, source]) => isCode(path) && !/^(#!.*\n)?(\/\/|\/\*)/.test(source))
    .map(([path]) => ({ path, line: 1, says: 'does not say its purpose in a comment on its first line' }));

export const readableLength: Rule = (tree) =>
  [...tree]
    .filter(([path]) => isCode(path) || path.endsWith('.css'))
    .filter(([, source]) => source.trimEnd().split('\n').length > mostLines)
    .map(([path]) => ({ path, line: mostLines + 1, says: `is longer than ${mostLines} lines` }));

/** Folders that exist only where somebody worked, and hosts that only a lock file should name. */
const machinePath = /(?<![\w.~-])\/(?:work|root|home\/\w+|Users\/\w+|tmp\/\w+)\/|[A-Z]:\\Users\\\w+/g;
const registryHost = /\b(?:registry\.(?:npmjs|yarnpkg)|deb\.debian|archive\.ubuntu)\b/g;

export const noMachinePaths: Rule = (tree) =>
  [...tree]
    .filter(([path]) => path.endsWith('.md'))
    .flatMap(([path, source]) => violationsOf(path, source, machinePath, 'names a folder of somebody’s machine'));

export const noRegistryHosts: Rule = (tree) =>
  [...tree].flatMap(([path, source]) => violationsOf(path, source, registryHost, 'names a package registry’s host'));
