// Finds the verb that was asked for and runs it. A verb that nobody knows, or options it does not take, are bad usage.
import { conformance } from './conformance.ts';
import { doctor } from './doctor.ts';
import { enrol } from './enrol.ts';
import { help, helpOn } from './help.ts';
import { inventory } from './inventory.ts';
import { pin } from './pin.ts';
import { provision } from './provision.ts';
import { report } from './report.ts';
import { seal } from './seal.ts';
import { sentenceOf } from './sentence.ts';
import { status } from './status.ts';
import type { ExitCode, Surroundings, Verb } from './surroundings.ts';
import { UsageError } from './usage.ts';
import { validate } from './validate.ts';
import { audit, clearLogs, wipe } from './work.ts';

export const verbs: ReadonlyMap<string, Verb> = new Map([
  ['audit', audit],
  ['conformance', conformance],
  ['doctor', doctor],
  ['enrol', enrol],
  ['help', help],
  ['inventory', inventory],
  ['logs clear', clearLogs],
  ['pin', pin],
  ['provision', provision],
  ['report', report],
  ['seal', seal],
  ['status', status],
  ['validate', validate],
  ['wipe', wipe],
]);

const asksForHelp = (word: string | undefined): boolean => word === '--help' || word === '-h';

export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  try {
    const [verb, rest] = find(args);
    return await verb(rest, surroundings);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    surroundings.complain(sentenceOf('COMMAND-01'));
    return 2;
  }
}

/** A verb is one word or two. */
function find(args: readonly string[]): readonly [Verb, readonly string[]] {
  if (args.length === 0 || asksForHelp(args[0])) return [help, args.slice(1)];
  for (const words of [2, 1]) {
    const name = args.slice(0, words).join(' ');
    const verb = verbs.get(name);
    const rest = args.slice(words);
    if (verb !== undefined) return asksForHelp(rest[0]) ? [helpOn(name), rest] : [verb, rest];
  }
  throw new UsageError();
}
