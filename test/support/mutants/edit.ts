// A mutant is the project with pieces of its source replaced while it is bundled: no hook for it stands in the product.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

export const project = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

export interface Edit {
  /** Below the project. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
}

/** @throws when a piece does not stand there exactly once: the source has moved on, and the mutant must follow */
export function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduce((before, { file, from, to }) => {
    const [head, tail, ...more] = before.split(from);
    if (head === undefined || tail === undefined || more.length > 0)
      throw new Error(`In ${file} this does not stand exactly once: ${from}`);
    return head + to + tail;
  }, text);
}

/** @returns the file with all edits that are about it */
export const editedFile = (file: string, edits: readonly Edit[]): string =>
  edited(
    readFileSync(join(project, file), 'utf8'),
    edits.filter((edit) => edit.file === file),
  );

/** Gives the bundler the edited files in place of the real ones. */
export function editing(edits: readonly Edit[]): Plugin {
  const files = new Map(edits.map(({ file }) => [join(project, file), file]));
  return {
    name: 'mutant',
    setup(build) {
      build.onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
        const file = files.get(path);
        if (file === undefined) return undefined;
        return { contents: editedFile(file, edits), loader: file.endsWith('x') ? 'tsx' : 'ts' };
      });
    },
  };
}
