// What stands around the ways in: our mark, what this is for, and the choice of language.
import type { ComponentChildren } from 'preact';
import english from '../../../resources/strings/dashboard/en/sign-in.ftl';
import spanish from '../../../resources/strings/dashboard/es/sign-in.ftl';
import { Brand } from '../frame/brand.tsx';
import { chooseLanguage, language, languageNames, languages } from '../link/preferences.ts';
import { useStore } from '../link/use-store.ts';
import { teach, useSay } from '../say/words.ts';

teach({ en: english, es: spanish });

interface GateProps {
  readonly title: string;
  readonly about: string;
  readonly children: ComponentChildren;
}

export function Gate({ title, about, children }: GateProps) {
  const say = useSay();
  const spoken = useStore(language);
  return (
    <main class="gate">
      <Brand />
      <div>
        <h1>{title}</h1>
        <p class="fine">{about}</p>
      </div>
      {children}
      <fieldset class="languages" aria-label={say('sign-languages')}>
        {languages.map((one) => (
          <button
            key={one}
            type="button"
            class="quiet"
            lang={one}
            aria-pressed={one === spoken}
            onClick={() => chooseLanguage(one)}
          >
            {languageNames[one]}
          </button>
        ))}
      </fieldset>
    </main>
  );
}
