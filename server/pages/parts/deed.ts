// Something that changes the server: one at a time, and what went wrong becomes a sentence.
import { useState } from 'preact/hooks';
import type { Answered } from '../link/api.ts';
import { useSay } from '../say/words.ts';

export interface Deed<Refusal = never> {
  readonly busy: boolean;
  /** Why the last one was not done; null: it was, or there was none. */
  readonly wrong: string | null;
  /** What the server said to it, where it refused with reasons (422). */
  readonly refused: Refusal | null;
  /** @param then is called with what the server answered, when it did what was asked */
  run<Value>(asking: () => Promise<Answered<Value>>, then: (value: Value) => void): void;
}

export function useDeed<Refusal = never>(): Deed<Refusal> {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refusal | null>(null);
  return {
    busy,
    wrong,
    refused,
    run(asking, then) {
      if (busy) return;
      setBusy(true);
      setWrong(null);
      setRefused(null);
      void asking().then((answered) => {
        setBusy(false);
        if (answered.ok) then(answered.value);
        else if (answered.said !== undefined) setRefused(answered.said as Refusal);
        else setWrong(say(answered.status === 0 ? 'not-answered' : 'not-done'));
      });
    },
  };
}
