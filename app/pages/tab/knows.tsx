// What this computer knows about you: counts, as they are now; names only when asked for, since screens are read over shoulders.
import { useEffect, useState } from 'preact/hooks';
import type { KnowsNames, KnowsView, TabView } from '../../../contract/tab-page.ts';
import { Button } from '../parts/controls.tsx';
import { percent } from '../speech.ts';
import { languageNames, useSay, useTitle, Words } from '../words.tsx';
import { ask, read } from './asking.ts';

/** How often the counts are read again, in milliseconds. */
const freshMilliseconds = 3000;

function useCounts(): KnowsView | null {
  const [counts, setCounts] = useState<KnowsView | null>(null);
  useEffect(() => {
    const refresh = async () => setCounts(await read<KnowsView>('/knows.json'));
    void refresh();
    const timer = setInterval(() => document.hidden || void refresh(), freshMilliseconds);
    return () => clearInterval(timer);
  }, []);
  return counts;
}

/** The names behind a count. Websites chose some of them, so each is isolated. */
function NameList({ names }: { names: readonly string[] }) {
  return (
    <dd class="names">
      <ul>
        {[...new Set(names)].map((name) => (
          <li key={name}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </dd>
  );
}

interface FactsProps {
  readonly view: TabView;
  readonly counts: KnowsView;
  readonly names: KnowsNames | null;
}

function Facts({ view, counts, names }: FactsProps) {
  const say = useSay();
  return (
    <dl class="facts">
      <dt>{say('knows-tabs')}</dt>
      <dd>{counts.tabs}</dd>
      {names && <NameList names={names.tabs} />}
      <dt>{say('knows-visited')}</dt>
      <dd>{counts.visited}</dd>
      {names && <NameList names={names.visited} />}
      <dt>{say('knows-cookies')}</dt>
      <dd>{counts.cookies}</dd>
      <dt>{say('knows-sites')}</dt>
      <dd>{counts.sites}</dd>
      {names && <NameList names={names.sites} />}
      <dt>{say('knows-copied')}</dt>
      <dd>{counts.copied ? say('knows-yes') : say('knows-none')}</dd>
      <dt>{say('knows-zoom')}</dt>
      <dd>{counts.zoomChanged}</dd>
      <dt>{say('knows-choices')}</dt>
      <dd>
        <bdi>{languageNames[view.language]}</bdi>,{' '}
        <Words words="look-percent" values={{ part: percent(view.look.textScale) }} />
      </dd>
    </dl>
  );
}

function Held({ view }: { view: TabView }) {
  const say = useSay();
  const counts = useCounts();
  const [names, setNames] = useState<KnowsNames | null>(null);
  const toggle = async () => setNames(names ? null : await read<KnowsNames>('/knows.json?names=1'));
  return (
    <section class="card stack" aria-labelledby="held">
      <div class="row apart">
        <h2 id="held">{say('knows-held')}</h2>
        <Button words="knows-names" icon="eye" pressed={names !== null} press={() => void toggle()} />
      </div>
      {counts && <Facts view={view} counts={counts} names={names} />}
      {!names && <p class="note">{say('knows-names-why')}</p>}
      <p class="note">{say('outside-keeps')}</p>
    </section>
  );
}

export function Knows({ view }: { view: TabView }) {
  const say = useSay();
  useTitle(say('knows-title'));
  return (
    <main class="sheet stack">
      <div class="knows-head">
        <div class="stack close">
          <h1>{say('knows-title')}</h1>
          <p class="lead">{say('knows-lead')}</p>
        </div>
        <div class="knows-erase">
          <Button words="knows-erase" kind="ending" icon="door" press={() => void ask('erase')} />
          <p class="note">{say('knows-erase-more')}</p>
        </div>
      </div>
      <div class="columns">
        <Held view={view} />
        <section class="card stack" aria-labelledby="sent">
          <h2 id="sent">{say('knows-sent')}</h2>
          <p>{say('knows-sent-nothing')}</p>
          <p>{say('knows-sent-health')}</p>
        </section>
      </div>
    </main>
  );
}
