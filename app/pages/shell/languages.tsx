// The languages of this station, each in its own words, wherever somebody may stand who reads only one of them.
import type { ShellView } from '../../../contract/shell-page.ts';
import { languageNames, useSay } from '../words.tsx';
import type { PressOf } from './kind.ts';

export function Languages({ view, press }: { view: ShellView; press: PressOf }) {
  const say = useSay();
  if (view.languages.length < 2) return null;
  return (
    <fieldset>
      <legend class="unseen">{say('welcome-language')}</legend>
      <div class="languages">
        {view.languages.map((language) => (
          <button
            key={language}
            type="button"
            class="button"
            lang={language}
            aria-pressed={language === view.language}
            onClick={() => press({ press: 'language', language })}
          >
            {languageNames[language]}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
