// No connection, or a website that does not answer. Without a connection the page tries again by itself.
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../parts/controls.tsx';
import { Words } from '../words.tsx';
import { Failure, HomeLink } from './failure.tsx';
import { webAddress } from './given.ts';

/** Replaces this page in the tab’s history, so that Back does not lead into the failure again. */
const tryAgain = (address: string) => location.replace(address);

function useSecondsLeft(seconds: number, done: () => void): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    if (left === 0) {
      done();
      return;
    }
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left, done]);
  return left;
}

/** Said once, when it appears; the number that changes is for the eye. */
function Retrying({ seconds, address }: { seconds: number; address: string }) {
  const [again] = useState(() => () => tryAgain(address));
  const left = useSecondsLeft(seconds, again);
  return (
    <>
      <p class="unseen" role="status">
        <Words words="offline-next" values={{ seconds }} />
      </p>
      <p class="note" aria-hidden="true">
        <Words words="offline-next" values={{ seconds: left }} />
      </p>
    </>
  );
}

function Acts({ address }: { address: string | null }) {
  return (
    <>
      {address !== null && <Button words="again" kind="main" icon="reload" press={() => tryAgain(address)} />}
      <HomeLink main={address === null} />
    </>
  );
}

export function Offline({ url, seconds }: { url: string; seconds: number }) {
  const address = webAddress(url);
  return (
    <Failure
      icon="plug"
      title="offline-title"
      body={address === null ? 'offline-body' : 'offline-body-again'}
      acts={<Acts address={address} />}
      after={address !== null && <Retrying seconds={seconds} address={address} />}
    />
  );
}

export function Site({ url, host }: { url: string; host: string }) {
  return (
    <Failure
      icon="link"
      title="site-title"
      body="site-body"
      values={{ host }}
      acts={<Acts address={webAddress(url)} />}
    />
  );
}
