// Joins the pure rules to the world: events in, effects out, and the screen that follows. It decides nothing itself.
import type { Ask } from '../../contract/agent-link.ts';
import type { Press, Screen, ShellView } from '../../contract/shell-page.ts';
import type { AgentClient } from './agent-client.ts';
import { next } from './rules.ts';
import { viewOf } from './screen.ts';
import type { Sessions } from './sessions.ts';
import { browsing, type Effect, type Station, type StationEvent } from './station.ts';

/** Everything the shell does to the world. `main.ts` brings the real ones, a test its own. */
export interface World {
  readonly now: () => number;
  readonly timeOfDay: () => string;
  readonly idleSeconds: () => number;
  readonly show: (view: ShellView) => void;
  readonly raise: () => void;
  readonly lower: () => void;
  readonly repaint: () => void;
  readonly clearSelections: () => Promise<void>;
  readonly verifyPin: (pin: string) => Promise<boolean>;
  readonly leave: () => void;
  readonly renew: () => void;
}

export interface Names {
  readonly place: string;
  readonly name: string;
  readonly version: string;
}

export interface Shell {
  happened(event: StationEvent): void;
  pressed(press: Press): void;
  /** The keyboard came to the shell's window, whoever sent it there: a window manager may do so when a list closes. */
  focused(): void;
  /** The keyboard left the shell's window. Nothing but the shell gives it away while a visit is under what it shows. */
  blurred(): void;
  connect(agent: AgentClient, sessions: Sessions): void;
}

const calmPace = 1000;
/** While something is counted or awaited the screen keeps up with it. */
const quickPace = 100;

export function runShell(first: Station, names: Names, world: World): Shell {
  let station = first;
  let shown: Screen['screen'] | null = null;
  let ready = false;
  let agent: AgentClient | null = null;
  let sessions: Sessions | null = null;
  let cleared: Promise<void> = Promise.resolve();

  /** The agent looks at the selections too, so they are emptied before it is asked. What can't be emptied, it finds. */
  const askAgent = (ask: Ask): void => {
    const closes = ask.ask === 'close' || (ask.ask === 'rehearsal' && ask.is === 'over');
    if (closes) void cleared.then(() => agent?.ask(ask));
    else agent?.ask(ask);
  };
  const perform = (effect: Effect): void => {
    switch (effect.do) {
      case 'ask':
        return askAgent(effect.ask);
      case 'warm':
        return sessions?.warm();
      case 'tell-session':
        return sessions?.tell(effect.message);
      case 'end-spare':
        return sessions?.endSpare();
      case 'expect-start':
        return sessions?.expect(effect.language, effect.look);
      case 'end-session':
        return sessions?.endVisit();
      case 'clear-selections':
        cleared = world.clearSelections().catch(() => undefined);
        return;
      case 'check-pin':
        return void world.verifyPin(effect.pin).then((right) => happened({ is: 'pin-checked', right }));
      case 'repaint':
        return world.repaint();
      case 'renew':
        return world.renew();
      case 'leave':
        return world.leave();
    }
  };

  /** The shell's window lies above the session's whenever it has something to say, and below it otherwise. */
  const arrange = (screen: Screen['screen']): void => {
    if (screen === shown) return;
    const before = shown;
    shown = screen;
    if (screen !== 'behind') world.raise();
    else if (station.visit?.shown) giveBack(before);
  };
  const giveBack = (before: Screen['screen'] | null): void => {
    world.lower();
    if (before !== null) sessions?.tell({ do: 'focus' });
  };

  /** Mapping and drawing a window takes longer than anything else that Start does, so it is done before. */
  const standBy = (screen: Screen): void => {
    const wasReady = ready;
    ready = screen.screen === 'welcome' && screen.ready;
    if (ready && !wasReady) sessions?.standBy();
  };

  const happened = (event: StationEvent): void => {
    const wasShown = station.visit?.shown ?? false;
    const { station: after, effects } = next(station, event, world.now());
    station = after;
    for (const effect of effects) perform(effect);
    const view = viewOf(station, names, world.now());
    world.show(view);
    if (!wasShown && station.visit?.shown && view.screen.screen === 'behind') world.lower();
    arrange(view.screen.screen);
    standBy(view.screen);
  };

  const tick = (): void => {
    happened({ is: 'tick', idleSeconds: world.idleSeconds(), timeOfDay: world.timeOfDay() });
    const quick = station.visit !== null && (station.visit.phase !== 'browsing' || station.visit.endsAt !== null);
    setTimeout(tick, quick || station.staff !== null ? quickPace : calmPace);
  };

  return {
    happened,
    pressed: (press) => happened({ is: 'pressed', press }),
    focused() {
      if (shown === 'behind' && browsing(station)?.shown) giveBack(shown);
    },
    blurred() {
      if (shown !== 'behind' && browsing(station)?.shown) world.raise();
    },
    connect(theAgent, theSessions) {
      agent = theAgent;
      sessions = theSessions;
      tick();
    },
  };
}
