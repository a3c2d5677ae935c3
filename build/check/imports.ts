// Finds what a source file imports, without a compiler.
import { lineAt, withoutComments } from './tree.ts';

export interface Import {
  /** As written; null where it is worked out at run time and so cannot be checked. */
  readonly specifier: string | null;
  readonly line: number;
}

const patterns = [
  /^\s*(?:import|export)\b[^;'"]*?\bfrom\s*['"](?<specifier>[^'"]+)['"]/gm,
  /^\s*import\s*['"](?<specifier>[^'"]+)['"]/gm,
  /\b(?:import|require)\(\s*(?:['"](?<specifier>[^'"]+)['"]\s*[,)])?/g,
];

/** Static and dynamic imports, re-exports and require(), in types too: a type that crosses a fence is a tie as well. */
export function importsOf(source: string): readonly Import[] {
  const code = withoutComments(source);
  return patterns.flatMap((pattern) =>
    [...code.matchAll(pattern)].map((match) => ({
      specifier: match.groups?.specifier ?? null,
      line: lineAt(code, match.index + match[0].search(/\S/)),
    })),
  );
}
