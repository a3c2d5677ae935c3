// Which part may import what. Imports point one way: towards contract/, and never from app to agent or back.
import { posix } from 'node:path';
import { type Import, importsOf } from './imports.ts';
import { isCode, type Rule, type Violation } from './tree.ts';

/** `*` stands for the packages that package.json declares under `dependencies`; `node:` for all that Node brings. */
interface Fence {
  /** A folder (with its slash) or one file. The longest that fits a file is the one that counts. */
  readonly inside: string;
  readonly may: readonly string[];
}

/** Main processes of Electron: the shell's and a session's, which share these and never each other's files. */
const mainProcess = ['contract/', 'app/policy/', 'app/containment/', 'app/trusted/', 'electron', 'node:'];

export const fences: readonly Fence[] = [
  { inside: 'contract/', may: ['contract/', 'zod'] },
  // The agent takes selections away, a session keeps its bar free: two callers of one protocol.
  { inside: 'contract/x11/', may: ['contract/x11/', 'node:fs', 'node:net'] },
  { inside: 'contract/yaml-file.ts', may: ['contract/', 'zod', 'yaml'] },
  // Agent and server must come to the same key; code that is written twice would come apart.
  { inside: 'contract/station-key.ts', may: ['node:crypto'] },
  { inside: 'contract/policy-signature.ts', may: ['node:crypto'] },
  {
    inside: 'app/pages/',
    may: ['app/pages/', 'contract/', 'resources/strings/', 'preact', '@fluent/bundle', '@fontsource-variable/inter'],
  },
  { inside: 'app/preload/', may: ['app/preload/', 'contract/', 'electron'] },
  { inside: 'app/policy/', may: ['app/policy/', 'contract/', 'tldts'] },
  { inside: 'app/policy/shown-host.ts', may: ['app/policy/', 'contract/', 'node:url'] },
  { inside: 'app/policy/pin-hash.ts', may: ['app/policy/', 'contract/', 'node:crypto'] },
  { inside: 'app/containment/', may: ['app/containment/', 'contract/', 'node:'] },
  { inside: 'app/main.ts', may: ['app/shell/main.ts', 'app/session/main.ts'] },
  {
    inside: 'app/trusted/',
    may: ['app/trusted/', 'contract/', 'resources/strings/', 'electron', 'node:', 'zod', '@fluent/bundle'],
  },
  { inside: 'app/shell/', may: ['app/shell/', ...mainProcess] },
  { inside: 'app/session/', may: ['app/session/', ...mainProcess] },
  { inside: 'agent/', may: ['agent/', 'contract/', 'node:', '*'] },
  { inside: 'agent/conformance/', may: ['agent/', 'contract/', 'resources/conformance/', 'node:', '*'] },
  { inside: 'agent/version.ts', may: ['contract/', 'package.json'] },
  { inside: 'server/', may: ['server/', 'contract/', 'resources/staff/', 'package.json', 'node:', '*'] },
  {
    inside: 'server/pages/',
    may: ['server/pages/', 'contract/', 'resources/strings/', 'resources/policy/', 'preact', '@fluent/bundle', 'uplot'],
  },
  // The server reads it too.
  { inside: 'server/pages/table.ts', may: ['contract/'] },
  // Pure: no clock, no disk, no network, no store.
  { inside: 'server/rules/', may: ['server/rules/', 'contract/'] },
];

/** What is shipped must stand inside a fence; tools and tests may import anything. */
const shipped = /^(contract|app|agent|server)\//;

export const importFences: Rule = (tree) => {
  const declared = declaredPackages(tree.get('package.json'));
  return [...tree]
    .filter(([path]) => isCode(path) && shipped.test(path))
    .flatMap(([path, source]) => importsOf(source).flatMap((found) => judge(path, found, declared)));
};

function judge(path: string, found: Import, declared: readonly string[]): Violation[] {
  const refuse = (says: string) => [{ path, line: found.line, says }];
  if (found.specifier === null) return refuse('imports something that is only known at run time');
  const fence = fenceOf(path);
  if (fence === undefined)
    return refuse('stands in a folder that has no fence; add one to build/check/import-fences.ts');
  const target = targetOf(path, found.specifier);
  const may = fence.may.flatMap((entry) => (entry === '*' ? declared : [entry]));
  return may.some((entry) => isWithin(target, entry)) ? [] : refuse(`may not import ${target}`);
}

function fenceOf(path: string): Fence | undefined {
  return fences
    .filter(({ inside }) => path === inside || (inside.endsWith('/') && path.startsWith(inside)))
    .sort((one, other) => other.inside.length - one.inside.length)[0];
}

/** A path in the tree for a relative import, else the specifier itself. */
function targetOf(path: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier;
}

/** `preact` covers `preact/hooks`; `app/policy/` and `node:` cover what begins so. */
function isWithin(target: string, entry: string): boolean {
  if (/[/:]$/.test(entry)) return target.startsWith(entry);
  return target === entry || target.startsWith(`${entry}/`);
}

function declaredPackages(manifest: string | undefined): string[] {
  return manifest === undefined ? [] : Object.keys(JSON.parse(manifest).dependencies ?? {});
}
