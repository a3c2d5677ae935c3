// What a plain Chrome of this version says of itself, in the patron's language: the same words on every station.
import { app } from 'electron';
import type { Language } from '../../contract/words.ts';

/** As a Chrome in that language lists them; the first one is what pages go by. */
const languages: Readonly<Record<Language, string>> = { en: 'en-US,en', es: 'es-ES,es' };

export const acceptLanguages = (language: Language): string => languages[language];

/** Electron's and our own names are taken out; the version is cut as Chrome cuts it (user agent reduction). */
export const plainUserAgent = (): string =>
  app.userAgentFallback.replace(/ (?:Electron|lethe)\/\S+/gi, '').replace(/Chrome\/(\d+)\.\S+/, 'Chrome/$1.0.0.0');

/** For `Emulation.setUserAgentOverride`, which reaches `navigator.languages` and the client hints as well (W3C UA-CH). */
export function userAgentOverride(language: Language): object {
  const userAgent = plainUserAgent();
  const version = /Chrome\/(\d+)/.exec(userAgent)?.[1] ?? '';
  const brands = [
    { brand: 'Not.A/Brand', version: '8' },
    { brand: 'Chromium', version },
  ];
  return {
    userAgent,
    acceptLanguage: acceptLanguages(language),
    platform: 'Linux x86_64',
    userAgentMetadata: {
      brands,
      fullVersionList: brands.map(({ brand, version: major }) => ({ brand, version: `${major}.0.0.0` })),
      platform: 'Linux',
      platformVersion: '',
      architecture: 'x86',
      bitness: '64',
      model: '',
      mobile: false,
      wow64: false,
    },
  };
}
