// What to say of each way in which a file is not plain YAML.
import type { YamlFaultKind } from './yaml-file.ts';

export interface FaultWords {
  readonly expected: string;
  readonly found: string;
  readonly remedy: string;
}

export const yamlFaultWords: Readonly<Record<YamlFaultKind, FaultWords>> = {
  tab: { expected: 'spaces at the start of the line', found: 'a tab', remedy: 'Replace the tab by spaces.' },
  repeated: { expected: 'each key once', found: 'a key that was already there', remedy: 'Remove one of the two.' },
  documents: {
    expected: 'one document',
    found: 'a line of three hyphens that starts another',
    remedy: 'Remove it, and what does not belong to this station.',
  },
  alias: {
    expected: 'a value written out',
    found: 'an anchor or alias (& or *)',
    remedy: 'Write the value out wherever it is needed, or put quotation marks around it.',
  },
  tag: {
    expected: 'a plain value',
    found: 'a tag (!)',
    remedy: 'Remove the tag, or put quotation marks around the value.',
  },
  directive: { expected: 'plain YAML 1.2', found: 'a directive (%)', remedy: 'Remove the line.' },
  key: { expected: 'a key of plain text', found: 'something else', remedy: 'Write the key as one word.' },
  depth: { expected: 'few levels', found: 'very deep nesting', remedy: 'Write each setting at its own level.' },
  unclosed: {
    expected: 'a closing quotation mark or bracket',
    found: 'the end of the text',
    remedy: 'Close what was opened.',
  },
  indent: {
    expected: 'the same indent as the lines it belongs to',
    found: 'another indent',
    remedy: 'Line it up with its neighbours.',
  },
  form: {
    expected: 'a key, a colon and a value',
    found: 'something else',
    remedy: 'Write “key: value”; put quotation marks around text with : # or brackets.',
  },
};
