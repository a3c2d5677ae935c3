// The few words that a main process says itself (a native menu has no page), from the same files as everything else.
import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { Language } from '../../contract/words.ts';
import en from '../../resources/strings/en.ftl';
import es from '../../resources/strings/es.ftl';

const texts: Readonly<Record<Language, string>> = { en, es };

/** A function that gives the text for an id in this language. */
export function wordsIn(language: Language): (id: string) => string {
  const bundle = new FluentBundle(language, { useIsolating: false });
  bundle.addResource(new FluentResource(texts[language]));
  return (id) => {
    const pattern = bundle.getMessage(id)?.value;
    return pattern ? bundle.formatPattern(pattern) : id;
  };
}
