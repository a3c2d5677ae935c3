// How tests run: projects, from pure rules that share their processes to real Electron, one file at a time.
import { defineConfig, type Plugin } from 'vitest/config';

const seconds = 1000;

/** The bundler takes Fluent files as text; so do tests. */
const fluentAsText: Plugin = {
  name: 'fluent-as-text',
  transform: (code, id) => (id.endsWith('.ftl') ? `export default ${JSON.stringify(code)};` : undefined),
};

/** Real daemons and displays on a busy machine may be late once; what fails twice has failed. */
const oneAtATime = { pool: 'forks', fileParallelism: false, retry: 1 } as const;

const patient = { testTimeout: 120 * seconds, hookTimeout: 180 * seconds } as const;

/**
 * `npm run test:nightly`. The mutants are thirty stations, each built, visited and searched: some seven minutes on two cores.
 * The tracker's mutant keeps a browser's profile from one visit to the next. The long siege has another seed each time.
 */
const nightly = [
  'test/e2e/residue/mutants.test.ts',
  'test/e2e/residue/tracker-mutant.test.ts',
  'test/integration/server/siege-long.test.ts',
];

export default defineConfig({
  test: {
    projects: [
      project('unit', { pool: 'forks', isolate: false, testTimeout: 30 * seconds }),
      project('promises', { testTimeout: 20 * seconds, hookTimeout: 20 * seconds }),
      project('integration', { ...oneAtATime, testTimeout: 60 * seconds, hookTimeout: 60 * seconds, exclude: nightly }),
      project('e2e', { ...oneAtATime, ...patient, exclude: nightly }),
      project('nspawn', { ...oneAtATime, testTimeout: 300 * seconds, hookTimeout: 600 * seconds, retry: 0 }),
      // `npm run test:package`: a whole Debian is installed from the network, some five minutes.
      project('package', { ...oneAtATime, testTimeout: 900 * seconds, hookTimeout: 1200 * seconds, retry: 0 }),
      // `npm run test:vm`: one computer's life, emulated, some twenty minutes; after its first fault nothing more can be told.
      project('vm', { ...oneAtATime, testTimeout: 3600 * seconds, hookTimeout: 3600 * seconds, retry: 0, bail: 1 }),
      { plugins: [fluentAsText], test: { name: 'nightly', include: nightly, ...oneAtATime, ...patient } },
    ],
  },
});

function project(name: string, options: object) {
  return { plugins: [fluentAsText], test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], ...options } };
}
