// Runs a verb's script under the project's Node and ends as it ends: same exit code, same signal.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from './verbs.mjs';

/** @type {readonly NodeJS.Signals[]} */
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * The working folder stays the caller's, so that file names in `args` mean what the caller meant.
 * @param {string} node the path of a Node binary
 * @param {string} script relative to the project's folder
 * @param {readonly string[]} args
 */
export function runScript(node, script, args) {
  const child = spawn(node, [join(projectFolder, script), ...args], { stdio: 'inherit' });
  for (const signal of forwarded) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (signal === null) {
      process.exitCode = code ?? 1;
      return;
    }
    for (const name of forwarded) process.removeAllListeners(name);
    process.kill(process.pid, signal);
  });
}
