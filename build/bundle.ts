// Bundles everything that runs: the app's main processes, its bridge and pages, the agent and its command, the server and its pages.
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import packageFile from '../package.json' with { type: 'json' };
import { buildDashboard } from './dashboard.ts';
import { buildPages } from './pages.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = (...parts: string[]): string => join(root, 'out', ...parts);

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  loader: { '.ftl': 'text' },
  legalComments: 'none',
  logLevel: 'warning',
  minifySyntax: true,
  minifyWhitespace: true,
};

/** Electron's main processes and preload are CommonJS: sandboxed preloads can be nothing else, and both runtimes take it. */
export const appOptions: BuildOptions = { ...common, target: 'node18', external: ['electron'] };
/** One luxon for node-schedule, which requires it, and for the agent, which imports it: what is set in one copy does not hold in another. */
const oneLuxon = { luxon: join(root, 'node_modules/luxon/build/node/luxon.js') };
/** Short names too: nothing of the agent's is shown to anybody by its name in the code, and what V8 keeps of names is memory (ADR 43). */
export const agentOptions: BuildOptions = { ...common, target: 'node24', minifyIdentifiers: true, alias: oneLuxon };

async function bundleApp(): Promise<void> {
  await build({ ...appOptions, entryPoints: ['app/main.ts'], outfile: out('app', 'main.cjs') });
  await build({ ...appOptions, entryPoints: ['app/preload/bridge.ts'], outfile: out('app', 'bridge.cjs') });
  await copyFile(join(root, 'resources/session/passwd'), out('app', 'passwd'));
  const { name, version, description, license } = packageFile;
  await writeFile(
    out('app', 'package.json'),
    JSON.stringify({ name, version, description, license, main: 'main.cjs' }),
  );
}

async function bundleAgent(): Promise<void> {
  await build({ ...agentOptions, entryPoints: ['agent/main.ts'], outfile: out('agent', 'agent.cjs') });
  await build({ ...agentOptions, entryPoints: ['agent/cli/main.ts'], outfile: out('agent', 'lethe.cjs') });
}

/** An ES module, so that it knows where it is and finds its thread beside it; some libraries still ask for `require`. */
export const serverOptions: BuildOptions = {
  ...common,
  target: 'node24',
  format: 'esm',
  external: ['pg-native'],
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
};

async function bundleServer(): Promise<void> {
  const entryPoints = { 'lethe-server': 'server/main.ts', 'sqlite-worker': 'server/store/sqlite/worker.ts' };
  await build({ ...serverOptions, entryPoints, outdir: out('server'), outExtension: { '.js': '.mjs' } });
}

/** Writes out/app, out/agent and out/server anew. */
export async function bundle(): Promise<void> {
  await rm(out('app'), { recursive: true, force: true });
  await rm(out('agent'), { recursive: true, force: true });
  await rm(out('server'), { recursive: true, force: true });
  await mkdir(out('app'), { recursive: true });
  const pages = [buildPages(out('app', 'pages')), buildDashboard(out('server', 'pages'))];
  await Promise.all([bundleApp(), bundleAgent(), bundleServer(), ...pages]);
}

if (import.meta.main) await bundle();
