// Finds the verb that was asked for and runs it. A verb that nobody knows, or options it does not take, are bad usage.
import { problems } from '../../contract/problems.ts';
import { backup } from './backup.ts';
import { migrate } from './migrate.ts';
import { policy } from './policy.ts';
import { retention } from './retention.ts';
import { staff } from './staff.ts';
import { start } from './start.ts';
import { type ExitCode, type Surroundings, UsageError, type Verb } from './surroundings.ts';
import { token } from './token.ts';

const text = `lethe-server: keeps an eye on all stations of a library

  lethe-server start                          listen until it is told to stop
  lethe-server migrate                        bring the store to the shape of this release
  lethe-server staff add NAME --role ROLE     invite somebody: viewer, technician or admin
  lethe-server staff list                     who may sign in
  lethe-server token create [--uses N] [--days N] [--label TEXT]
                                              let stations enrol
  lethe-server token list                     which tokens there are
  lethe-server policy key FILE                make a key for signing policies
  lethe-server policy sign POLICY --key FILE --place NAME --number N [--days N] --out FILE
                                              sign a policy for a place
  lethe-server retention run                  delete now what has been kept long enough
  lethe-server backup FILE                    copy the embedded store while the server runs

Each takes --config FILE (docs/server.md) and --json.
Exit codes: 0 fine, 1 a check failed, 2 bad input or usage.`;

const help: Verb = async (_args, { say }) => {
  say(text);
  return 0;
};

const verbs: ReadonlyMap<string, Verb> = new Map([
  ['help', help],
  ['--help', help],
  ['-h', help],
  ['start', start],
  ['migrate', migrate],
  ['staff', staff],
  ['token', token],
  ['policy', policy],
  ['retention', retention],
  ['backup', backup],
]);

export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const [name = 'help', ...rest] = args;
  const verb = verbs.get(name);
  try {
    if (verb === undefined) throw new UsageError();
    return await verb(rest, surroundings);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const { says, remedy } = problems['COMMAND-03'];
    surroundings.complain(`COMMAND-03  ${says} ${remedy}`);
    return 2;
  }
}
