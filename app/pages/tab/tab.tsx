// Our own pages inside a tab. Which one is in the path, its values are in the query, everything else comes from the session.
import { render, type VNode } from 'preact';
import type { TabPage, TabView } from '../../../contract/tab-page.ts';
import { applyLook } from '../look.ts';
import { SpeakingProvider, speaker } from '../words.tsx';
import { read } from './asking.ts';
import { Crashed } from './crashed.tsx';
import { secondsFrom } from './given.ts';
import { Home } from './home.tsx';
import { Knows } from './knows.tsx';
import { Offline, Site } from './offline.tsx';
import { Asks, Blocked, Certificate, type Given, Kind, Local } from './refusals.tsx';

/** What a page is drawn from. */
interface Drawn {
  readonly view: TabView;
  readonly given: Given;
  readonly value: (name: string) => string;
}

const pages: Record<TabPage, (drawn: Drawn) => VNode> = {
  home: ({ view }) => <Home view={view} />,
  blocked: ({ given }) => <Blocked given={given} />,
  asks: ({ given }) => <Asks given={given} />,
  local: ({ given }) => <Local given={given} />,
  kind: () => <Kind />,
  offline: ({ value }) => <Offline url={value('url')} seconds={secondsFrom(value('seconds'))} />,
  site: ({ value, given }) => <Site url={value('url')} host={given.host} />,
  certificate: ({ given }) => <Certificate given={given} />,
  crashed: ({ value }) => <Crashed twice={value('times') === '2'} />,
  knows: ({ view }) => <Knows view={view} />,
};

/** The session serves known names only; the library home is a safe answer to anything else. */
const pageNamed = (name: string) => new Map(Object.entries(pages)).get(name) ?? pages.home;

async function show(): Promise<void> {
  const view = await read<TabView>('/view.json');
  const values = new URLSearchParams(location.search);
  const value = (name: string) => values.get(name) ?? '';
  const given = { host: value('host'), title: value('title'), reason: value('reason') };
  applyLook(view);
  render(
    <SpeakingProvider value={speaker(view.language)}>
      {pageNamed(location.pathname.slice(1))({ view, given, value })}
    </SpeakingProvider>,
    document.body,
  );
}

void show();
