// How the start script speaks: plain sentences on standard error, so that standard output stays the verb's own.

/** What a person must mend; the start script prints it and exits 2. */
export class StartError extends Error {}

/** @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}
