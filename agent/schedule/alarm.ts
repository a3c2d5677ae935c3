// Wakes the agent: at the policy's time of day by node-schedule, and every few seconds to see what the clocks did meanwhile.
import { Settings } from 'luxon';
import { type Job, scheduleJob } from 'node-schedule';
import { takeOn } from './hours.ts';

// node-schedule counts with luxon, which would ask Intl for the system's language, and so for its tables (ADR 43).
Settings.defaultLocale = 'en';

/** What is due is found out when it rings: an alarm that rings too often, or at the wrong time, does no harm. */
export interface AlarmSettings {
  /** Such as 03:30. */
  at(): string;
  zone(): string;
  ring(): void;
}

/**
 * The computer may have slept, the clock or its zone may have been set, the policy may have changed: nobody tells, so it is
 * looked at. In between, a look before each session makes up for the rest.
 */
const pace = 20_000;

export function setAlarm(settings: AlarmSettings): { stop(): void } {
  let job: Job | null = null;
  let set = '';
  const aim = (): void => {
    const [at, zone] = [settings.at(), settings.zone()];
    if (set === `${at} ${zone}`) return;
    set = `${at} ${zone}`;
    job?.cancel();
    const [hour, minute] = at.split(':').map(Number);
    // As a cron line it rings once where clocks skip the hour or show it twice; as a rule of fields, never or twice.
    takeOn(zone);
    job = scheduleJob(`0 ${minute} ${hour} * * *`, settings.ring);
  };
  const look = (): void => {
    aim();
    settings.ring();
  };
  aim();
  const timer = setInterval(look, pace).unref();
  return {
    stop() {
      clearInterval(timer);
      job?.cancel();
    },
  };
}
