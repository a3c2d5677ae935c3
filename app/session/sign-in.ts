// A site's question for a name and a password (RFC 7617): asked in the bar, answered once, kept nowhere.
import type { App, WebContents } from 'electron';
import type { Visit } from './visit.ts';

export interface SignIn {
  /** null: the patron would rather not. */
  answer(given: { readonly name: string; readonly password: string } | null): void;
  /** Answers “no” to a question that is no longer seen, or whose page is no longer in front: it would wait for ever. */
  look(): void;
}

interface Question {
  readonly contents: WebContents;
  readonly reply: (name?: string, password?: string) => void;
}

export function askSignIn(app: App, visit: () => Visit | null): SignIn {
  let question: Question | null = null;
  const answer: SignIn['answer'] = (given) => {
    const asked = question;
    question = null;
    if (visit()?.state.hanging.hangs === 'sign-in') visit()?.hang({ hangs: 'nothing' });
    if (given === null) asked?.reply();
    else asked?.reply(given.name, given.password);
  };
  const gone = (contents: WebContents) => () => {
    if (question?.contents === contents) answer(null);
  };
  app.on('login', (event, contents, details, server, reply: Question['reply']) => {
    event.preventDefault();
    const at = visit();
    // One question at a time, and only from the page that the patron sees; any other is answered “no”.
    const inFront = at?.current()?.view.contents === contents;
    if (at === null || !inFront || question !== null || server.isProxy) return reply();
    question = { contents, reply };
    contents.once('did-navigate', gone(contents));
    contents.once('destroyed', gone(contents));
    at.hang({ hangs: 'sign-in', host: server.host, secure: details.url.startsWith('https:') });
  });
  return {
    answer,
    look() {
      if (question === null) return;
      const at = visit();
      if (at === null) return;
      const seen = at.state.hanging.hangs === 'sign-in' && at.current()?.view.contents === question.contents;
      if (!seen) answer(null);
    },
  };
}
