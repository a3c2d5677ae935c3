// A verb's script ends the start script as it ended itself, and hears the signals that the start script gets.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { projectFolder } from '../../../../build/start/verbs.mjs';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const runner = new URL('../../../../build/start/run-script.mjs', import.meta.url).href;

/** Starts `runScript` on a script with `body`, in a process of its own. */
function start(body: string, ...args: string[]) {
  const script = join(temporaryFolder(), 'script.mjs');
  writeFileSync(script, body);
  const call = [process.execPath, relative(projectFolder, script), args].map((value) => JSON.stringify(value)).join();
  const code = `import { runScript } from ${JSON.stringify(runner)}; runScript(${call});`;
  return spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
}

it('hands on the arguments and the exit code', async () => {
  const child = start('process.exit(process.argv.length);', 'one', '--two');
  expect(await once(child, 'exit')).toEqual([4, null]);
});

it('forwards a signal, so that the script can end in order', async () => {
  const child = start("process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1000); console.log('up');");
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([7, null]);
});

it('dies of the signal that its script died of', async () => {
  const child = start("process.kill(process.pid, 'SIGKILL');");
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
});
