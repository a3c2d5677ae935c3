// Builds a mutant beside the real programs: its own app, agent and resources, bundled as the product is.
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { agentOptions, appOptions } from '../../../build/bundle.ts';
import { type Edit, editedFile, editing, project } from './edit.ts';

export interface Built {
  readonly application: string;
  readonly agentScript: string;
}

/** Laid out as the project is, since the agent finds its cleaners from where it stands. */
export async function buildMutant(name: string, edits: readonly Edit[]): Promise<Built> {
  const root = join(project, 'out/mutants', name);
  await rm(root, { recursive: true, force: true });
  await mkdir(root, { recursive: true });
  const [application, agentScript] = [join(root, 'out/app'), join(root, 'out/agent/agent.cjs')];
  await cp(join(project, 'out/app'), application, { recursive: true });
  await cp(join(project, 'out/agent/agent.cjs'), agentScript);
  await cp(join(project, 'resources/cleaners'), join(root, 'resources/cleaners'), { recursive: true });
  const plugins = [editing(edits)];
  const touched = edits.map(({ file }) => file);
  if (touched.some((file) => file.startsWith('app/')))
    await build({ ...appOptions, plugins, entryPoints: ['app/main.ts'], outfile: join(application, 'main.cjs') });
  if (touched.some((file) => file.startsWith('agent/')))
    await build({ ...agentOptions, plugins, entryPoints: ['agent/main.ts'], outfile: agentScript });
  for (const file of new Set(touched.filter((one) => one.startsWith('resources/'))))
    await writeFile(join(root, file), editedFile(file, edits));
  return { application, agentScript };
}
