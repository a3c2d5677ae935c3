// The link of shell and agent: what a release said once, every later one that speaks the same version understands.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Ask, agentLinkVersion, Cue, Tell } from '../../../contract/agent-link.ts';

const golden = fileURLToPath(new URL(`../../golden/agent-link-${agentLinkVersion}/messages.jsonl`, import.meta.url));
const messages = readFileSync(golden, 'utf8').trimEnd().split('\n');
const told = messages.map((line) => JSON.parse(line) as object);

const schemaOf = (message: object) => ('ask' in message ? Ask : 'tell' in message ? Tell : Cue);

describe('a message of the release that began this version of the link', () => {
  it.each(messages)('is still understood, word for word: %s', (line) => {
    const message = JSON.parse(line);
    expect(schemaOf(message).parse(message)).toEqual(message);
  });

  it('is there for each verb', () => {
    const verbs = (key: string) =>
      new Set(told.flatMap((message) => (key in message ? [Reflect.get(message, key)] : [])));
    expect(verbs('ask')).toEqual(new Set(Ask.options.map(({ shape }) => shape.ask.value)));
    expect(verbs('tell')).toEqual(new Set(Tell.options.map(({ shape }) => shape.tell.value)));
    expect(verbs('cue')).toEqual(new Set(Cue.options.map(({ shape }) => shape.cue.value)));
  });
});
