// The door of every npm script: installs what is missing, then goes on under the project's own Node. Runs on Node 18.
import { installNodePackages } from './start/node-packages.mjs';
import { projectNode } from './start/project-node.mjs';
import { runScript } from './start/run-script.mjs';
import { StartError, say } from './start/say.mjs';
import { installSystemPackages } from './start/system-packages.mjs';
import { explainVerbs, scriptOf } from './start/verbs.mjs';

const [verb = '', ...args] = process.argv.slice(2);

try {
  const script = scriptOf(verb);
  if (script === undefined) throw new StartError(explainVerbs());
  installNodePackages();
  installSystemPackages(verb, args);
  runScript(projectNode(), script, args);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  say(error.message);
  process.exitCode = 2;
}
