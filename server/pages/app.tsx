// The whole page: the rail beside what the address names, with the refusals that any page may meet.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Announcer } from './frame/announcer.tsx';
import { useKeys } from './frame/key-map.ts';
import { KeysDialog } from './frame/keys.tsx';
import { Rail } from './frame/rail.tsx';
import { Denied, Failed, Loading, Missing } from './frame/states.tsx';
import { Top } from './frame/top.tsx';
import { live } from './link/live.ts';
import { type Route, route } from './link/route.ts';
import { may } from './link/start.ts';
import { useStore } from './link/use-store.ts';
import { pageOf } from './loaders.ts';
import { useSay } from './say/words.ts';
import { entryOf, type PageId } from './table.ts';

/** Loads the page's part where it has one, and shows it. */
function Body({ page, id, query }: Route & { readonly page: PageId }) {
  const [state, setState] = useState<'coming' | 'failed'>('coming');
  const [, again] = useState({});
  const Page = pageOf(
    page,
    () => again({}),
    () => setState('failed'),
  );
  if (Page !== null) return <Page id={id} query={query} />;
  return state === 'failed' ? <Failed again={() => location.reload()} /> : <Loading />;
}

function Contents(at: Route) {
  const say = useSay();
  if (at.page === null) {
    return (
      <>
        <Top title={say('state-missing')} />
        <Missing />
      </>
    );
  }
  const { role, open } = entryOf(at.page);
  if (open !== true && !may(role)) {
    return (
      <>
        <Top title={say(`nav-${at.page}`)} />
        <Denied needed={role} />
      </>
    );
  }
  return <Body {...at} page={at.page} key={`${at.page} ${at.id}`} />;
}

export function App() {
  const at = useStore(route);
  const { status } = useStore(live);
  const [keys, setKeys] = useState(false);
  const main = useRef<HTMLElement>(null);
  const where = `${at.page} ${at.id}`;
  const before = useRef(where);
  const showKeys = (): boolean => {
    setKeys(true);
    return true;
  };
  useKeys({ '?': showKeys });
  // Somebody who cannot see that the page is another one hears it begin again.
  useEffect(() => {
    if (before.current !== where) main.current?.focus({ preventScroll: true });
    before.current = where;
  }, [where]);
  const bare = at.page !== null && entryOf(at.page).bare === true;
  if (bare) return <Contents {...at} />;
  return (
    <div class="frame" data-state={status}>
      <Rail here={at.page} onKeys={showKeys} />
      <main id="main" tabIndex={-1} ref={main}>
        <Contents {...at} />
      </main>
      <Announcer />
      {keys && <KeysDialog onClose={() => setKeys(false)} />}
    </div>
  );
}
