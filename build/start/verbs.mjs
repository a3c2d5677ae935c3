// The verbs of the start script and the file that carries each of them out.
import { fileURLToPath } from 'node:url';

/** Paths are relative to the project's folder. */
const scripts = {
  demo: 'build/demo.ts',
  test: 'build/test-run.ts',
  bench: 'test/bench/run.ts',
  build: 'build/bundle.ts',
  dist: 'build/dist.ts',
  'test-package': 'build/package/test-run.ts',
  check: 'build/check/main.ts',
  lethe: 'agent/cli/main.ts',
  'lethe-server': 'server/main.ts',
};

/** @type {Map<string, string>} */
const scriptByVerb = new Map(Object.entries(scripts));

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @param {string} verb
 * @returns {string | undefined} a path relative to the project's folder
 */
export function scriptOf(verb) {
  return scriptByVerb.get(verb);
}

/** @returns {string} */
export function explainVerbs() {
  return `Usage: node build/start.mjs ${[...scriptByVerb.keys()].join('|')} [options]`;
}
