// A problem as one line for a terminal: its code, what is wrong, what to do.
import { type ProblemCode, problems } from '../../contract/problems.ts';

export const sentenceOf = (code: ProblemCode): string => `${code}  ${problems[code].says} ${problems[code].remedy}`;
