// The rail: every page in three groups (look, act, keep), who is signed in, and what one may set for oneself.

import { ask } from '../link/api.ts';
import { needOf } from '../link/fleet.ts';
import { live } from '../link/live.ts';
import { chooseLanguage, language, languageNames, languages, turnTheme } from '../link/preferences.ts';
import { member } from '../link/start.ts';
import { useStore } from '../link/use-store.ts';
import { useSay } from '../say/words.ts';
import { entryOf, type PageId, pageIds } from '../table.ts';
import { Brand } from './brand.tsx';

const groups = ['look', 'act', 'keep'] as const;

function Entries({ here }: { readonly here: PageId | null }) {
  const say = useSay();
  const { fleet } = useStore(live);
  const need = fleet === null ? 0 : needOf(fleet);
  const current = here === null ? null : (entryOf(here).under ?? here);
  return (
    <>
      {groups.map((group) => (
        <ul key={group}>
          {pageIds
            .filter((id) => entryOf(id).group === group)
            .map((id) => (
              <li key={id}>
                <a href={entryOf(id).path} {...(current === id && { 'aria-current': 'page' as const })}>
                  {say(`nav-${id}`)}
                  {id === 'stations' && need > 0 && (
                    <span class="rail-count" aria-hidden="true">
                      {need}
                    </span>
                  )}
                </a>
              </li>
            ))}
        </ul>
      ))}
    </>
  );
}

async function signOut(): Promise<void> {
  await ask('DELETE', '/session');
  location.assign('/sign-in');
}

function Who({ onKeys }: { readonly onKeys: () => void }) {
  const say = useSay();
  const spoken = useStore(language);
  return (
    <div class="who">
      {member !== null && (
        <p>
          <b dir="auto">{member.name}</b>
          <br />
          {say(`role-${member.role}`)}
        </p>
      )}
      <p class="who-may">
        <button type="button" class="link" onClick={onKeys}>
          {say('keys')} <kbd>?</kbd>
        </button>
        <button type="button" class="link" onClick={turnTheme}>
          {say('look-change')}
        </button>
        {languages
          .filter((one) => one !== spoken)
          .map((one) => (
            <button key={one} type="button" class="link" lang={one} onClick={() => chooseLanguage(one)}>
              {languageNames[one]}
            </button>
          ))}
        {member === null ? (
          <a href="/sign-in">{say('nav-sign-in')}</a>
        ) : (
          <button type="button" class="link" onClick={() => void signOut()}>
            {say('sign-out')}
          </button>
        )}
      </p>
    </div>
  );
}

export function Rail({ here, onKeys }: { readonly here: PageId | null; readonly onKeys: () => void }) {
  const say = useSay();
  return (
    <header class="rail">
      <a class="skip" href="#main">
        {say('nav-skip')}
      </a>
      <Brand />
      {/* One list for a desk and one that opens on a phone: only one of them is ever displayed. */}
      <details class="rail-menu" key={here}>
        <summary>{say('nav-menu')}</summary>
        <nav aria-label={say('nav-menu')}>
          <Entries here={here} />
          <Who onKeys={onKeys} />
        </nav>
      </details>
      <nav class="rail-list" aria-label={say('nav-menu')}>
        <Entries here={here} />
      </nav>
      <div class="rail-who">
        <Who onKeys={onKeys} />
      </div>
    </header>
  );
}
