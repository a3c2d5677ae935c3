// Signing in: with the institution where there is one, or with a local account. What is wrong is one sentence, never which half.
import { useEffect, useState } from 'preact/hooks';
import type { SignInRefused, SignInWays } from '../../../contract/staff-api.ts';
import { staffApi, usualInstitution } from '../../../contract/staff-words.ts';
import { useTitle } from '../frame/top.tsx';
import { ask, knock } from '../link/api.ts';
import { wanted } from '../link/route.ts';
import { Input } from '../parts/field.tsx';
import type { PageProps } from '../parts/page.ts';
import { type Say, useSay } from '../say/words.ts';
import { Gate } from './gate.tsx';

type Problem =
  | { readonly kind: 'wrong' | 'refused' | 'unanswered' }
  | { readonly kind: 'wait'; readonly seconds: number };

function sentence(say: Say, problem: Problem, ways: SignInWays | null): string {
  if (problem.kind === 'unanswered') return say('not-answered');
  if (problem.kind !== 'wait') return say(`sign-${problem.kind}`);
  const minutes = Math.ceil(problem.seconds / 60);
  return say(ways?.institution ? 'sign-wait-or' : 'sign-wait', { minutes });
}

/** Too many tries: the button comes back by itself when the time is over. */
function useProblem(first: Problem | null): [Problem | null, (problem: Problem | null) => void] {
  const [problem, setProblem] = useState(first);
  useEffect(() => {
    if (problem?.kind !== 'wait') return;
    const timer = setTimeout(() => setProblem(null), problem.seconds * 1000);
    return () => clearTimeout(timer);
  }, [problem]);
  return [problem, setProblem];
}

function LocalAccount({
  query,
  only,
  problem,
  onProblem,
}: Pick<PageProps, 'query'> & {
  /** There is no other way in. */
  readonly only: boolean;
  readonly problem: Problem | null;
  readonly onProblem: (problem: Problem | null) => void;
}) {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const signIn = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    onProblem(null);
    const { status, refusal } = await knock<SignInRefused>('/session', {
      name: String(form.get('name')),
      password: String(form.get('password')),
    });
    if (status === 200) return location.assign(wanted(query));
    setBusy(false);
    if (status === 0) onProblem({ kind: 'unanswered' });
    else onProblem(refusal?.refused === 'wait' ? { kind: 'wait', seconds: refusal.seconds } : { kind: 'wrong' });
  };
  return (
    <form onSubmit={(event) => void signIn(event)}>
      <Input label={say('sign-name')} name="name" autocomplete="username" required />
      <Input label={say('sign-password')} name="password" type="password" autocomplete="current-password" required />
      <button type="submit" class={only ? 'main' : undefined} disabled={busy || problem?.kind === 'wait'}>
        {say('sign-go')}
      </button>
    </form>
  );
}

export function SignIn({ query }: PageProps) {
  const say = useSay();
  const [ways, setWays] = useState<SignInWays | null>(null);
  const [problem, setProblem] = useProblem(query.get('refused') === 'institution' ? { kind: 'refused' } : null);
  useTitle(say('nav-sign-in'));
  useEffect(() => {
    void ask<SignInWays>('GET', '/sign-in-ways').then((answered) => setWays(answered.ok ? answered.value : null));
  }, []);
  return (
    <Gate title={say('sign-title')} about={say('sign-for')}>
      {problem !== null && (
        <p class="wrong" role="alert" id="problem">
          <b>{sentence(say, problem, ways)}</b>
        </p>
      )}
      <div class="panel">
        {ways?.institution && (
          <>
            <a class="button main" href={`${staffApi}/institution`}>
              {ways.institution === usualInstitution ? say('sign-institution') : ways.institution}
            </a>
            <p class="or">{say('sign-or')}</p>
          </>
        )}
        <LocalAccount query={query} only={!ways?.institution} problem={problem} onProblem={setProblem} />
      </div>
    </Gate>
  );
}
