// Starts a program without the files that the shell has open. Chromium leaves its own open for children: pictures of memory,
// channels between its processes, its profile. A session that inherited them could write outside its walls.

/** Standard streams, Node's channel and bubblewrap's: what `spawn` has put there on purpose. */
const lastWanted = 4;

/** Neither Node nor bubblewrap can close what they do not know; bash can, and then becomes the program. */
const closing = `for at in /proc/self/fd/*; do at=\${at##*/}; ((at > ${lastWanted})) && eval "exec $at>&-"; done; exec "$0" "$@"`;

/** @returns program and arguments for `spawn`; the process is the same, so its id and its channel are the program's own */
export const withoutInherited = (program: string, words: readonly string[]): readonly [string, readonly string[]] => [
  '/bin/bash',
  ['--norc', '-c', closing, program, ...words],
];
