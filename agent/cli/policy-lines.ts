// By which settings a station goes, in words for a technician.
import type { PolicySource } from '../../contract/agent-control.ts';
import { sentenceOf } from './sentence.ts';

export function policyLines({ from, serial, problem }: PolicySource): readonly string[] {
  const source = from === 'file' ? 'this station’s own file' : `number ${serial}, from the server`;
  return [`Policy: ${source}.`, ...(problem === null ? [] : [sentenceOf(problem)])];
}
