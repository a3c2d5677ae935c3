// A display that is not let in yet: it shows the key behind the hash sign of its address, which no server and no proxy writes into a log.
import { useEffect, useState } from 'preact/hooks';
import { useTitle } from '../frame/top.tsx';
import { knock } from '../link/api.ts';
import { useSay } from '../say/words.ts';
import { Gate } from '../sign-in/gate.tsx';

type State = 'wall-asking' | 'wall-none' | 'wall-wrong' | 'wall-unheard';

const againAfter = 20_000;

const stateAfter = (status: number): State => {
  if (status === 200) return 'wall-asking';
  return status === 400 || status === 401 ? 'wall-wrong' : 'wall-unheard';
};

/** Nobody stands at a wall to try again: where no answer came, it does so by itself. */
export function LetIn() {
  const say = useSay();
  const [state, setState] = useState<State>('wall-asking');
  useTitle(say('nav-wall'));
  useEffect(() => {
    const key = location.hash.slice(1);
    if (key === '') return setState('wall-none');
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = async (): Promise<void> => {
      const { status } = await knock('/wall', { key });
      if (status === 200) location.reload();
      const next = stateAfter(status);
      setState(next);
      if (next === 'wall-unheard') timer = setTimeout(() => void show(), againAfter);
    };
    void show();
    return () => clearTimeout(timer);
  }, []);
  return (
    <Gate title={say('nav-wall')} about={say('wall-for')}>
      <p role="status" class={state === 'wall-wrong' ? 'wrong' : undefined}>
        {say(state)}
      </p>
    </Gate>
  );
}
