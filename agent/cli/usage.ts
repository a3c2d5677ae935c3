// Reads the options of a verb. Nothing that was typed is repeated in an error: it may be a secret in the wrong place.
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

export class UsageError extends Error {}

export interface Typed {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly files: readonly string[];
}

/** @param count how many words besides the options the verb takes */
export function readUsage(args: readonly string[], options: ParseArgsOptionsConfig, count: number): Typed {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    if (positionals.length !== count) throw new UsageError();
    return { values: values as Typed['values'], files: positionals };
  } catch {
    throw new UsageError();
  }
}

export const json = { json: { type: 'boolean' } } as const satisfies ParseArgsOptionsConfig;
