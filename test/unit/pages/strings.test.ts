// The words of a station: the same messages in each language, all of them used, none missing, and written as we promise to write.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { inventory, keptIds } from '../../../contract/inventory.ts';
import { peopleLineIds } from '../../../contract/people-lines.ts';
import { problems, screenCodes } from '../../../contract/problems.ts';
import { CheckId } from '../../../contract/receipt.ts';
import { Language } from '../../../contract/words.ts';

const projectDir = fileURLToPath(new URL('../../../', import.meta.url));
const pagesDir = join(projectDir, 'app/pages');
/** The native menu of a session has words too. */
const menuFile = join(projectDir, 'app/session/session.ts');

interface Message {
  readonly id: string;
  /** Every text that the message may become, one for each variant, with values still as `{ $name }`. */
  readonly texts: readonly string[];
}

const variant = /^\s*\*?\[[\w-]+\]\s*(.*)$/;

/** Our files use one line for a message, or a selector whose variants take a line each; the test holds them to that. */
function messagesOf(language: Language): Message[] {
  const source = readFileSync(join(projectDir, `resources/strings/${language}.ftl`), 'utf8');
  return [...source.matchAll(/^([a-zA-Z][\w-]*) =(.*(?:\n[ \t]+.*)*)/gm)].map(([, id = '', value = '']) => {
    const lines = value.split('\n').slice(1);
    const variants = lines.flatMap((line) => variant.exec(line)?.[1] ?? []).filter((text) => !text.endsWith('->'));
    return { id, texts: variants.length > 0 ? variants : [value.trim()] };
  });
}

const messages = Object.fromEntries(Language.options.map((language) => [language, messagesOf(language)])) as Record<
  Language,
  Message[]
>;
const idsOf = (language: Language) => messages[language].map(({ id }) => id);

/** Messages whose name is put together in the code, `*` for the part from a list that the contract knows. */
const lasting = [...new Set(inventory.map(({ lifetime }) => lifetime))];
const families: Record<string, readonly string[]> = {
  'kept-*': keptIds,
  'kept-*-about': keptIds,
  'lasts-*': lasting,
  'receipt-line-*': peopleLineIds,
  'because-*': peopleLineIds,
  'looked-*': CheckId.options,
  'problem-*-says': screenCodes,
  'problem-*-remedy': screenCodes,
};
const familyIds = Object.entries(families).flatMap(([name, members]) =>
  members.map((member) => name.replace('*', member)),
);

const pageFiles = readdirSync(pagesDir, { recursive: true, encoding: 'utf8' }).map((path) => join(pagesDir, path));
const sources = [...pageFiles.filter((path) => /\.tsx?$/.test(path)), menuFile].map((path) =>
  readFileSync(path, 'utf8'),
);
const found = (pattern: RegExp) =>
  sources.flatMap((source) => [...source.matchAll(pattern)].map(([, text = '']) => text));

/** Every plain literal; which of them are messages is told by the files. */
const literals = new Set(found(/['"]([a-zA-Z][\w-]*)['"]/g));
/** Literals in a place where only a message can stand. */
const spoken = found(
  /(?:\bsay\(|\bwords\(|\bwords(?:=|: )|\b(?:title|lead|body|more): |\b(?:title|body|done)=)['"]([\w-]+)['"]/g,
);
const composed = found(/`([a-z-]*\$\{[^`]*)`/g)
  .map((template) => template.replace(/\$\{[^}]*\}/g, '*'))
  .filter((template) => /^[a-z-]+\*[a-z-]*$/.test(template));

const staffOnly = /^(problem|staff|state|wiped|out)-/;
const forPatrons = (language: Language) => messages[language].filter(({ id }) => !staffOnly.test(id));
const plain = (text: string) => text.replace(/\{[^}]*\}/g, 'value');

describe('the files of strings', () => {
  it('hold the same messages in the same order in every language', () => {
    for (const language of Language.options) expect(idsOf(language), language).toEqual(idsOf('en'));
    expect(new Set(idsOf('en')).size).toBe(idsOf('en').length);
    expect(idsOf('en').length).toBeGreaterThan(200);
  });

  it('use the same values in every language', () => {
    const valuesOf = ({ texts }: Message) =>
      [...new Set(texts.flatMap((text) => [...text.matchAll(/\{ \$(\w+) \}/g)].map(([, name]) => name)))].sort();
    for (const language of Language.options)
      for (const [at, message] of messages[language].entries())
        expect(valuesOf(message), `${language}: ${message.id}`).toEqual(valuesOf(messages.en[at] ?? message));
  });

  it('have every message that the pages say', () => {
    const known = new Set(idsOf('en'));
    expect(spoken.length).toBeGreaterThan(100);
    expect(spoken.filter((id) => !known.has(id))).toEqual([]);
    expect(familyIds.filter((id) => !known.has(id))).toEqual([]);
  });

  it('have no message that no page says', () => {
    const used = new Set([...literals, ...familyIds]);
    expect(idsOf('en').filter((id) => !used.has(id))).toEqual([]);
  });

  it('are put together only from lists that this test knows', () => {
    expect([...new Set(composed)].sort()).toEqual(Object.keys(families).sort());
  });

  it('say of each problem what contract/problems.ts says', () => {
    const english = new Map(messages.en.map(({ id, texts }) => [id, texts[0]]));
    for (const code of screenCodes) {
      expect(english.get(`problem-${code}-says`)).toBe(problems[code].says);
      expect(english.get(`problem-${code}-remedy`)).toBe(problems[code].remedy);
    }
  });
});

describe.each(Language.options)('the words in %s', (language) => {
  it('shout nowhere', () => {
    expect(messages[language].filter(({ texts }) => texts.some((text) => /[!¡]/.test(text)))).toEqual([]);
  });

  it('come in stretches of at most 20 words between full stops, colons and semicolons', () => {
    const sentences = messages[language].flatMap(({ texts }) =>
      texts.flatMap((text) => plain(text).split(/(?<=[.?:;])\s/)),
    );
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 20)).toEqual([]);
  });

  it('hold none of the words that frighten or mean nothing', () => {
    const frightening = /\b(incognito|cache|session data|terminate|error|incógnito|caché)\b/i;
    expect(forPatrons(language).filter(({ texts }) => texts.some((text) => frightening.test(text)))).toEqual([]);
  });
});

describe('Spanish', () => {
  it('says equipo, never computadora or ordenador, and never tú', () => {
    const wrong = /\b(computadora|ordenador|tú|tu|tus|haz|puedes|tienes)\b/i;
    expect(messages.es.filter(({ texts }) => texts.some((text) => wrong.test(text)))).toEqual([]);
  });
});
