// A whole server on a fresh store, with a clock that the test turns, spoken to without a network.

import type { AlertFiles } from '../../../server/alerts/send.ts';
import { makeToken } from '../../../server/enrol.ts';
import type { LogLine } from '../../../server/log.ts';
import { readPageFiles } from '../../../server/page-files.ts';
import { type BuiltServer, buildServer } from '../../../server/server.ts';
import { Settings } from '../../../server/settings.ts';
import type { OpenDatabase } from '../../../server/store/open.ts';
import { openStore } from './stores.ts';

export interface TestServer extends BuiltServer {
  readonly database: OpenDatabase;
  readonly logged: LogLine[];
  /** Seconds since 1970; set it to turn the clock. */
  time: number;
  token(mostUses?: number): Promise<string>;
}

/** A whole day, hour and step of five minutes: tests may count from it. */
export const noon = 1_900_000_800 - (1_900_000_800 % 86_400) + 43_200;

export async function startTestServer(
  url: string,
  settings: object = {},
  alertFiles: AlertFiles = { authority: null, mailPassword: null },
): Promise<TestServer> {
  const logged: LogLine[] = [];
  const clock = { time: noon };
  const database = await openStore(url, noon);
  const built = await buildServer({
    database,
    log: (line) => void logged.push(line),
    now: () => clock.time,
    settings: Settings.parse({ ...settings }),
    certificate: null,
    metricsToken: null,
    pages: await readPageFiles(),
    alertFiles,
  });
  await built.app.ready();
  return {
    ...built,
    database,
    logged,
    get time() {
      return clock.time;
    },
    set time(seconds) {
      clock.time = seconds;
    },
    token: async (mostUses = 1000) => {
      const [madeAt, endsAt] = [clock.time, clock.time + 86_400];
      const made = await makeToken(database, { label: 'test', place: null, mostUses, madeAt, madeBy: 'test', endsAt });
      return made.word;
    },
  };
}
