// Before the first station: the lines to run, a token at hand, and a mark that waits for the first report.
import { useState } from 'preact/hooks';
import type { TokenMade } from '../../../contract/staff-api.ts';
import { ask } from '../link/api.ts';
import { live, serverNow } from '../link/live.ts';
import { may } from '../link/start.ts';
import { Command } from '../parts/command.tsx';
import { useDeed } from '../parts/deed.ts';
import { Shape } from '../parts/verdict.tsx';
import { useSay } from '../say/words.ts';

const lasts = 3600;

/** A token for one station, made when it is asked for: words that are made and never used are only a risk. */
function OneToken() {
  const say = useSay();
  const deed = useDeed();
  const [word, setWord] = useState<string | null>(null);
  const make = (): void =>
    deed.run(
      () =>
        ask<TokenMade>('POST', '/tokens', {
          ...{ label: say('list-station'), place: null, mostUses: 1 },
          endsAt: serverNow(live.get()) + lasts,
        }),
      (made) => setWord(made.word),
    );
  if (word !== null) {
    return (
      <>
        <Command text={word} />
        <p class="fine">{say('empty-token')}</p>
      </>
    );
  }
  return (
    <>
      <p>
        <button type="button" class="main" disabled={deed.busy} onClick={make}>
          {say('empty-make')}
        </button>
      </p>
      {deed.wrong !== null && (
        <p class="fault" role="alert">
          {deed.wrong}
        </p>
      )}
    </>
  );
}

export function FirstRun() {
  const say = useSay();
  return (
    <div class="state first-run">
      <p class="lead">{say('empty-more')}</p>
      <ol class="steps">
        <li>
          <p>{say('empty-step-install')}</p>
          <Command text={`server: { url: ${location.origin} }`} />
        </li>
        <li>
          <p>{say('empty-step-token')}</p>
          {may('technician') && <OneToken />}
        </li>
        <li>
          <p>{say('empty-step-check')}</p>
          <Command text="sudo lethe enrol" />
        </li>
        <li>
          <p>{say('empty-step-provision')}</p>
          <Command text="sudo lethe provision" />
        </li>
      </ol>
      <p>{say('empty-look')}</p>
      <Command text="npm run demo -- --stations 200" />
      <p class="waiting" role="status">
        <Shape of="silent" /> {say('empty-waiting')}
      </p>
    </div>
  );
}
