// The words of the dashboard: a message by its id, with the page's language kept in one place for all components.
import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { Language } from '../../../contract/words.ts';
import { language } from '../link/preferences.ts';
import { useStore } from '../link/use-store.ts';

export type Values = Readonly<Record<string, string | number>>;

/** `id` or `id.attribute`. Throws on words that are not there: a bug, which a test looks for. */
export type Say = (words: string, values?: Values) => string;

/** Values stand in elements of their own where their direction may differ; invisible marks in texts would only be copied along. */
const bundles: Readonly<Record<Language, FluentBundle>> = {
  en: new FluentBundle('en-GB', { useIsolating: false }),
  es: new FluentBundle('es', { useIsolating: false }),
};

/** Each page brings its own words, once, where it is loaded. */
export function teach(texts: Readonly<Record<Language, string>>): void {
  for (const name of ['en', 'es'] as const) bundles[name].addResource(new FluentResource(texts[name]));
}

export const sayIn =
  (spoken: Language): Say =>
  (words, values = {}) => {
    const [id = '', attribute] = words.split('.');
    const message = bundles[spoken].getMessage(id);
    const pattern = attribute === undefined ? message?.value : message?.attributes[attribute];
    if (!pattern) throw new Error(`No words for ${words} in ${spoken}`);
    return bundles[spoken].formatPattern(pattern, values);
  };

const says: Readonly<Record<Language, Say>> = { en: sayIn('en'), es: sayIn('es') };

export const isThere = (spoken: Language, id: string, attribute: string): boolean =>
  bundles[spoken].getMessage(id)?.attributes[attribute] !== undefined;

export const useSay = (): Say => says[useStore(language)];
/** Outside of components. */
export const say: Say = (words, values) => says[language.get()](words, values);
