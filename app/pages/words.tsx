// The words of our pages, in the language of the view: a context, a hook and an element.
import { createContext } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import type { Language } from '../../contract/words.ts';
import english from '../../resources/strings/en.ftl';
import spanish from '../../resources/strings/es.ftl';
import { piecesOf, type Say, speakerOf, type Values } from './speech.ts';

const texts: Record<Language, string> = { en: english, es: spanish };
const speakers = new Map<Language, Say>();

/** Parsed when first needed: a station usually speaks one language at a time. */
export function speaker(language: Language): Say {
  const known = speakers.get(language) ?? speakerOf(language, texts[language]);
  speakers.set(language, known);
  return known;
}

const Speaking = createContext<Say>(speaker('en'));
export const SpeakingProvider = Speaking.Provider;

export const useSay = (): Say => useContext(Speaking);

/** A message as text, each value in a `bdi` so that a name can't turn the sentence round. */
export function Words({ words, values }: { words: string; values?: Values | undefined }) {
  const say = useSay();
  return <>{piecesOf(say(words, values)).map(({ text, value }) => (value ? <bdi key={text}>{text}</bdi> : text))}</>;
}

/** Names the document, which a screen reader says first. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title.replace(/[\u2068\u2069]/gu, '');
  }, [title]);
}

/** How each language calls itself; never translated. */
export const languageNames: Record<Language, string> = { en: 'English', es: 'Español' };
