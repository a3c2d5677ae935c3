// The fences: every rule that a machine can hold the source to. Prints what breaks one; exit code 1 if anything does.
import { fileURLToPath } from 'node:url';
import { noDangerousSettings, nothingUnfinished, oneDeleter, partOfZod } from './check/code-rules.ts';
import { noMachinePaths, noRegistryHosts, purposeFirst, readableLength } from './check/file-rules.ts';
import { importFences } from './check/import-fences.ts';
import { type Rule, readTree, type Tree, type Violation } from './check/tree.ts';

export const rules: readonly Rule[] = [
  importFences,
  noDangerousSettings,
  oneDeleter,
  partOfZod,
  nothingUnfinished,
  purposeFirst,
  readableLength,
  noMachinePaths,
  noRegistryHosts,
];

export function findViolations(tree: Tree): readonly Violation[] {
  return rules.flatMap((rule) => rule(tree));
}

if (import.meta.main) {
  const violations = findViolations(readTree(fileURLToPath(new URL('..', import.meta.url))));
  for (const { path, line, says } of violations) process.stdout.write(`${path}:${line} ${says}\n`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
