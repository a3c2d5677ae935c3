// An error that nobody foresaw, told without its own words: those may hold a path, a name, or what was in a request.

/** What can be told of it: enough for whoever has the source of the release, and nothing for anybody else. */
export interface Unforeseen {
  /** A code of the system, of Node or of a database (`ENOENT`, `ERR_INVALID_ARG_TYPE`, `57P01`), else the kind of error (`TypeError`). */
  readonly kind: string;
  /** Where in the file that is shipped: the innermost call that is not Node's own. */
  readonly line?: number;
  readonly column?: number;
}

const code = /^(?=.*[A-Z])[A-Z0-9_]{4,40}$/;
const kinds: readonly (new () => Error)[] = [TypeError, RangeError, SyntaxError, ReferenceError, Error];
/** V8 writes calls below the error's own words, one in a line: https://v8.dev/docs/stack-trace-api */
const call = /^ {4}at .*?:(\d{1,7}):(\d{1,7})\)?$/;
const ofNode = /\(?node:/;

function kindOf(error: unknown): string {
  const said = (error as { code?: unknown } | null | undefined)?.code;
  if (typeof said === 'string' && code.test(said)) return said;
  return kinds.find((kind) => error instanceof kind)?.name ?? 'unknown';
}

function placeOf(error: unknown): Omit<Unforeseen, 'kind'> {
  if (!(error instanceof Error)) return {};
  const words = `${error.message}\n`;
  const stack = String(error.stack);
  // Words of several lines may look like calls.
  const calls = stack.slice(Math.max(0, stack.indexOf(words)) + words.length).split('\n');
  const [, line, column] =
    calls
      .filter((one) => !ofNode.test(one))
      .map((one) => call.exec(one))
      .find(Boolean) ?? [];
  return line === undefined ? {} : { line: Number(line), column: Number(column) };
}

export const unforeseen = (error: unknown): Unforeseen => ({ kind: kindOf(error), ...placeOf(error) });
