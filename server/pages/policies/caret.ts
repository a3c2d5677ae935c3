// Where in a text a line and a column are: the way back from contract/policy-fault.ts. Pure.
import type { Place } from '../../../contract/policy-fault.ts';

/** In UTF-16 units from the start. A place behind the end of a line, or of the text, is that end. */
export function caretAt(text: string, { line, column }: Place): number {
  const lines = text.split('\n');
  const before = lines.slice(0, Math.max(0, line - 1)).reduce((sum, one) => sum + one.length + 1, 0);
  const width = lines[line - 1]?.length ?? 0;
  return Math.min(text.length, before + Math.min(width, Math.max(0, column - 1)));
}
