// Taking up an invitation: its word stands behind the hash sign of the link, so that no server and no proxy writes it into a log.
import { useState } from 'preact/hooks';
import { shortestPassword } from '../../../contract/staff-words.ts';
import { useTitle } from '../frame/top.tsx';
import { knock } from '../link/api.ts';
import { Input } from '../parts/field.tsx';
import { useSay } from '../say/words.ts';
import { Gate } from './gate.tsx';

type Problem = 'join-short' | 'join-differ' | 'join-wrong' | 'not-answered';

const judge = (one: string, other: string): Problem | null => {
  if (one.length < shortestPassword) return 'join-short';
  return one === other ? null : 'join-differ';
};

export function Join() {
  const say = useSay();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const n = shortestPassword;
  useTitle(say('nav-join'));
  const join = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const [password, again] = [String(form.get('password')), String(form.get('again'))];
    const wrong = judge(password, again);
    setProblem(wrong);
    if (wrong !== null) return;
    setBusy(true);
    const { status } = await knock('/join', { invitation: location.hash.slice(1), password });
    if (status === 200) return location.replace('/');
    setBusy(false);
    setProblem(status === 0 ? 'not-answered' : 'join-wrong');
  };
  return (
    <Gate title={say('join-title')} about={say('join-for')}>
      {problem !== null && (
        <p class="wrong" role="alert" id="problem">
          <b>{say(problem, { n })}</b>
        </p>
      )}
      <div class="panel">
        <form onSubmit={(event) => void join(event)}>
          <Input
            label={say('join-password', { n })}
            name="password"
            type="password"
            autocomplete="new-password"
            required
          />
          <Input label={say('join-again')} name="again" type="password" autocomplete="new-password" required />
          <button type="submit" class="main" disabled={busy}>
            {say('join-go')}
          </button>
        </form>
      </div>
    </Gate>
  );
}
