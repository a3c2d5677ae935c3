// The agent's end of a rehearsal: what it tells the shell, and what it hears of it. Everything else of the link passes by.
import type { Ask, Cue } from '../../../contract/agent-link.ts';
import type { Link, LinkEvents } from '../../link/server.ts';

type Said = Pick<Extract<Ask, { ask: 'rehearsal' }>, 'is' | 'refused'>;
/** `lost`: the shell went. `late`: nothing came in time. */
export interface Heard {
  readonly is: Said['is'] | 'lost' | 'late';
  readonly refused?: Said['refused'];
}

export interface Stage {
  /** Puts this stage between the link and the agent. */
  around(open: (events: LinkEvents) => Promise<Link>): (events: LinkEvents) => Promise<Link>;
  /** @returns whether there was a shell to hear it */
  cue(cue: Cue): boolean;
  /** What is said next; what was said before anybody listened is not heard. */
  hear(milliseconds: number): Promise<Heard>;
}

export function buildStage(): Stage {
  let link: Link | null = null;
  let listening: ((heard: Heard) => void) | null = null;
  const say = (heard: Heard): void => {
    listening?.(heard);
    listening = null;
  };
  return {
    around: (open) => async (events) => {
      link = await open({
        ...events,
        asked(request, answer) {
          if (request.ask === 'rehearsal') say(request);
          else events.asked(request, answer);
        },
        shellLost() {
          say({ is: 'lost' });
          events.shellLost();
        },
      });
      return link;
    },
    cue: (cue) => link?.cueShell(cue) ?? false,
    hear: (milliseconds) =>
      new Promise((resolve) => {
        const late = setTimeout(() => say({ is: 'late' }), milliseconds);
        listening = (heard) => {
          clearTimeout(late);
          resolve(heard);
        };
      }),
  };
}
