// `lethe help`, and `lethe VERB --help`: what the command can do.
import { manual, overview, pageText } from './manual.ts';
import type { Verb } from './surroundings.ts';
import { readUsage, UsageError } from './usage.ts';

export const help: Verb = async (args, { say }) => {
  readUsage(args, {}, 0);
  say(overview());
  return 0;
};

export function helpOn(verb: string): Verb {
  return async (_args, { say }) => {
    const page = manual.find((one) => one.verb === verb);
    if (page === undefined) throw new UsageError();
    say(pageText(page));
    return 0;
  };
}
