// A site's question for a name and a password is answered once, by whoever sees it, and never waits for ever.
import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { describe, expect, it } from 'vitest';
import { askSignIn } from '../../../app/session/sign-in.ts';
import type { Visit } from '../../../app/session/visit.ts';
import type { Hanging } from '../../../contract/bar-page.ts';

function sitDown() {
  const app = new EventEmitter();
  const tabs = [new EventEmitter(), new EventEmitter()];
  const state: { hanging: Hanging } = { hanging: { hangs: 'nothing' } };
  let front = 0;
  const visit = {
    state,
    current: () => ({ view: { contents: tabs[front] } }),
    hang(hanging: Hanging) {
      state.hanging = hanging;
      signIn.look();
    },
  };
  const signIn = askSignIn(app as unknown as App, () => visit as unknown as Visit);
  const answers: (string | undefined)[][] = [];
  const asks = (at: number, url = 'https://reader.example/') =>
    app.emit(
      'login',
      { preventDefault: () => undefined },
      tabs[at],
      { url },
      { isProxy: false, host: new URL(url).host },
      (...given: (string | undefined)[]) => answers.push(given),
    );
  const toFront = (at: number): void => {
    front = at;
    signIn.look();
  };
  return { asks, answers, signIn, state, visit, tabs, toFront };
}

describe('A sign-in', () => {
  it('hands what was typed to the site that asked, once', () => {
    const { asks, answers, signIn, state } = sitDown();
    asks(0);
    expect(state.hanging).toEqual({ hangs: 'sign-in', host: 'reader.example', secure: true });
    signIn.answer({ name: 'reader', password: 'tide' });
    signIn.answer(null);
    expect(answers).toEqual([['reader', 'tide']]);
    expect(state.hanging).toEqual({ hangs: 'nothing' });
  });

  it('is called private by the address that asks, not by the page around it', () => {
    const { asks, state } = sitDown();
    asks(0, 'http://reader.example/');
    expect(state.hanging).toMatchObject({ hangs: 'sign-in', secure: false });
  });

  it('is not asked for by a page that lies behind', () => {
    const { asks, answers, state } = sitDown();
    asks(1);
    expect(answers).toEqual([[]]);
    expect(state.hanging).toEqual({ hangs: 'nothing' });
  });

  it.each<[string, (at: ReturnType<typeof sitDown>) => void]>([
    ['something else hangs in its place', ({ visit }) => visit.hang({ hangs: 'find' })],
    ['another tab comes to the front', ({ toFront }) => toFront(1)],
    ['its tab is closed', ({ tabs }) => tabs[0]?.emit('destroyed')],
    ['its page is left', ({ tabs }) => tabs[0]?.emit('did-navigate')],
  ])('is answered “no” when %s, and may be asked for again', (_when, happens) => {
    const at = sitDown();
    at.asks(0);
    happens(at);
    expect(at.answers).toEqual([[]]);
    expect(at.state.hanging.hangs).not.toBe('sign-in');
    at.toFront(0);
    at.asks(0);
    expect(at.state.hanging.hangs).toBe('sign-in');
    expect(at.answers).toHaveLength(1);
  });
});
