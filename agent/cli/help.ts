// `lethe help`: what the command can do.
import type { Verb } from './surroundings.ts';
import { readUsage } from './usage.ts';

const text = `lethe: the tool of a Lethe station

  lethe validate FILE [--json]                check a policy file
  lethe pin [--json]                          turn a staff PIN into the line for a policy file
  lethe status [--json] [--runtime-dir DIR]   say how this station is
  lethe help                                  show this

A PIN is typed, or piped in on two lines; it is never an argument.
Exit codes: 0 fine, 1 a check failed, 2 bad input or usage.`;

export const help: Verb = async (args, { say }) => {
  readUsage(args, {}, 0);
  say(text);
  return 0;
};
