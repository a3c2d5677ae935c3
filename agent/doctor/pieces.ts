// The settings files that the doctor writes: each a piece of its own beside the system's files, so that it can be removed again.
import type { Change } from './change.ts';

type Written = Extract<Change, { do: 'write' }>;

/** Read after the pieces of others, so that it has the last word. */
export const pieceName = (id: string): string => `zz-lethe-${id}.conf`;

const head = (id: string): string =>
  `# Written by: lethe doctor --fix (${id}). Remove this file to go back to what was before.`;

/** @param folder below /etc */
export const pieceFor = (folder: string, id: string, lines: readonly string[]): Written => ({
  do: 'write',
  path: `etc/${folder}/${pieceName(id)}`,
  text: `${[head(id), ...lines].join('\n')}\n`,
});

/** sysctl.d(5), and the same at once. @param name such as `kernel.sysrq` */
export const kernelChanges = (id: string, name: string, value: string): readonly Change[] => [
  pieceFor('sysctl.d', id, [`${name} = ${value}`]),
  { do: 'set', path: `proc/sys/${name.replaceAll('.', '/')}`, value },
];
