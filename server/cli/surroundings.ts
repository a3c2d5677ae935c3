// What a verb of the command may use, and what it answers with. Nothing that was typed is repeated in an error.
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { problems } from '../../contract/problems.ts';
import type { Problem } from '../../contract/result.ts';

export interface Surroundings {
  /** Results, a line at a time. */
  readonly say: (text: string) => void;
  readonly complain: (text: string) => void;
  /** Resolves when the process is asked to stop. */
  readonly asked: Promise<void>;
}

/** Fine; a check failed; bad input or usage. */
export type ExitCode = 0 | 1 | 2;

export type Verb = (args: readonly string[], surroundings: Surroundings) => Promise<ExitCode>;

export class UsageError extends Error {}

export interface Typed {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly words: readonly string[];
}

/** Every verb takes these. */
const common = { config: { type: 'string' }, json: { type: 'boolean' } } as const satisfies ParseArgsOptionsConfig;

/** @param count how many words besides the options the verb takes */
export function readUsage(args: readonly string[], options: ParseArgsOptionsConfig, count: number): Typed {
  try {
    const declared = { ...common, ...options };
    const { values, positionals } = parseArgs({
      args: [...args],
      options: declared,
      allowPositionals: true,
      strict: true,
    });
    if (positionals.length !== count) throw new UsageError();
    return { values: values as Typed['values'], words: positionals };
  } catch {
    throw new UsageError();
  }
}

export function tellProblem({ code, detail }: Problem, asJson: boolean, { say, complain }: Surroundings): void {
  const { says, remedy } = problems[code];
  if (asJson) say(JSON.stringify({ ok: false, problem: { code, says, remedy, ...(detail && { detail }) } }));
  else complain([`${code}  ${says} ${remedy}`, ...Object.values(detail ?? {}).map(String)].join('  '));
}
