// What a verb of the command may use: somewhere to read from, and three ways to speak. Exit codes are the verbs' answers.
import type { ReadStream } from 'node:tty';

export interface Surroundings {
  /** A terminal, or whatever was piped in. */
  readonly input: NodeJS.ReadableStream | ReadStream;
  /** Results, a line at a time. */
  readonly say: (text: string) => void;
  /** Questions, which are not part of the result. */
  readonly ask: (text: string) => void;
  readonly complain: (text: string) => void;
}

/** Fine; a check failed; bad input or usage. */
export type ExitCode = 0 | 1 | 2;

/** @param args what follows the verb */
export type Verb = (args: readonly string[], surroundings: Surroundings) => Promise<ExitCode>;
