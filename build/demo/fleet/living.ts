// The simulated stations go on: each reports every five minutes at its own moment, over the network, as a station's agent does.
import { postTo, type ServerPlace } from '../../../agent/delivery/post.ts';
import { systemClock } from '../../../agent/health/clock.ts';
import { nextSlot } from '../../../agent/health/slots.ts';
import { reportPath, reportType } from '../../../contract/report-envelope.ts';
import type { Simulated } from './station.ts';

export function letLive(fleet: readonly Simulated[], place: ServerPlace): { stop(): void } {
  const { post, close } = postTo(place);
  let stopped = false;

  const report = async (one: Simulated): Promise<void> => {
    for (const body of one.messagesAt(Math.floor(systemClock.wall() / 1000))) {
      // What a server that is being stopped did not take, the next message tells.
      if (!stopped) await post({ path: reportPath, type: reportType, body });
    }
  };
  const plan = (one: Simulated): void => {
    const now = systemClock.wall();
    systemClock.after(nextSlot(now, one.offset) - now, () => {
      if (stopped) return;
      void report(one);
      plan(one);
    });
  };
  for (const one of fleet) plan(one);
  return {
    stop() {
      stopped = true;
      close();
    },
  };
}
