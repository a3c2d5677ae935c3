// What somebody chose for this browser alone: language, light or dark, one-letter keys. Kept here, told to no server.
import type { Language } from '../../../contract/words.ts';
import { makeStore } from './store.ts';

export type Theme = 'light' | 'dark';

interface Kept {
  readonly language: Language;
  readonly theme: Theme;
  readonly letters: 'on' | 'off';
}

/** A browser may refuse to keep anything: then a choice lasts as long as the page. */
function kept<Name extends keyof Kept>(name: Name, allowed: readonly Kept[Name][]): Kept[Name] | null {
  try {
    const found = localStorage.getItem(`lethe.${name}`);
    return allowed.find((one) => one === found) ?? null;
  } catch {
    return null;
  }
}

function keep<Name extends keyof Kept>(name: Name, value: Kept[Name]): void {
  try {
    localStorage.setItem(`lethe.${name}`, value);
  } catch {
    // It is set for this page all the same.
  }
}

export const languages: readonly Language[] = ['en', 'es'];
/** How each language calls itself; never translated. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' };

const spoken = (): Language =>
  navigator.languages.flatMap((tag) => languages.find((one) => tag.startsWith(one)) ?? [])[0] ?? 'en';

export const language = makeStore<Language>(kept('language', languages) ?? spoken());
/** null: as the system has it. */
export const theme = makeStore<Theme | null>(kept('theme', ['light', 'dark']));
export const letters = makeStore<'on' | 'off'>(kept('letters', ['on', 'off']) ?? 'on');

/** Sets on `<html>` what the style sheet and a screen reader go by. */
export function applyLook(): void {
  const { documentElement: root } = document;
  root.lang = language.get();
  const chosen = theme.get();
  if (chosen === null) delete root.dataset.theme;
  else root.dataset.theme = chosen;
}

export function chooseLanguage(chosen: Language): void {
  keep('language', chosen);
  language.set(chosen);
  applyLook();
}

export function turnTheme(): void {
  const dark = theme.get() ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  const chosen = dark === 'dark' ? 'light' : 'dark';
  keep('theme', chosen);
  theme.set(chosen);
  applyLook();
}

export function switchLetters(on: boolean): void {
  keep('letters', on ? 'on' : 'off');
  letters.set(on ? 'on' : 'off');
}
