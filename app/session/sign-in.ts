// A site's question for a name and a password (RFC 7617): asked in the bar, answered once, kept nowhere.
import type { App } from 'electron';
import type { Visit } from './visit.ts';

export interface SignIn {
  /** null: the patron would rather not. */
  answer(given: { readonly name: string; readonly password: string } | null): void;
}

type Reply = (name?: string, password?: string) => void;

export function askSignIn(app: App, visit: () => Visit | null): SignIn {
  let waiting: Reply | null = null;
  app.on('login', (event, _contents, _details, server, reply: Reply) => {
    event.preventDefault();
    const at = visit();
    // One question at a time; a page that asks again while one hangs there is answered “no”.
    if (at === null || waiting !== null || server.isProxy) return reply();
    waiting = reply;
    at.hang({
      hangs: 'sign-in',
      host: server.host,
      secure: at.current()?.view.contents.getURL().startsWith('https:') ?? false,
    });
  });
  return {
    answer(given) {
      const reply = waiting;
      waiting = null;
      visit()?.hang({ hangs: 'nothing' });
      if (given === null) reply?.();
      else reply?.(given.name, given.password);
    },
  };
}
