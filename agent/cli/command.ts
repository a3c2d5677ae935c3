// Finds the verb that was asked for and runs it. A verb that nobody knows, or options it does not take, are bad usage.
import { help } from './help.ts';
import { pin } from './pin.ts';
import { sentenceOf } from './sentence.ts';
import { status } from './status.ts';
import type { ExitCode, Surroundings, Verb } from './surroundings.ts';
import { UsageError } from './usage.ts';
import { validate } from './validate.ts';

const verbs: ReadonlyMap<string, Verb> = new Map([
  ['help', help],
  ['--help', help],
  ['-h', help],
  ['pin', pin],
  ['status', status],
  ['validate', validate],
]);

export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const [name = 'help', ...rest] = args;
  const verb = verbs.get(name);
  try {
    if (verb === undefined) throw new UsageError();
    return await verb(rest, surroundings);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    surroundings.complain(sentenceOf('COMMAND-01'));
    return 2;
  }
}
