// The server's clock, once a minute: ages grow silently, and nothing ticks more often than that.
import { useEffect, useState } from 'preact/hooks';
import { live, serverNow } from '../link/live.ts';

const minute = 60_000;

/** Seconds since 1970. */
export function useMinute(): number {
  const [, draw] = useState({});
  useEffect(() => {
    const timer = setInterval(() => draw({}), minute);
    return () => clearInterval(timer);
  }, []);
  return serverNow(live.get());
}
