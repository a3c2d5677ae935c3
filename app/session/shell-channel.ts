// The session's end of the channel to the shell: what does not parse is dropped, and losing the shell ends the session.
import { FromSession, ToSession } from '../../contract/session-link.ts';

export interface ShellChannel {
  say(message: FromSession): void;
}

export function listenToShell(obey: (message: ToSession) => void): ShellChannel {
  process.on('message', (value: unknown) => {
    const parsed = ToSession.safeParse(value);
    if (parsed.success) obey(parsed.data);
  });
  // A session without its shell has no timers and no End: it must not outlive it, even where the container would let it.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  return {
    say(message) {
      if (process.connected) process.send?.(FromSession.parse(message));
    },
  };
}
