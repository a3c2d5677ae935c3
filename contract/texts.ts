// A text of the policy in one language. Apart from the schemas, so that a page can use it without the schema library.
import type { Texts } from './policy.ts';
import type { Language } from './words.ts';

/** The text in a language, falling back to the first one given. */
export function textIn(texts: Texts, language: Language): string {
  if (typeof texts === 'string') return texts;
  return texts[language] ?? Object.values(texts).find((text) => text !== undefined) ?? '';
}
