// The demonstration's server: in a folder of its own, with a certificate made for it, its branches, and whoever reports to it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { identityFile, makeIdentity } from '../../agent/delivery/identity.ts';
import { slotMs } from '../../agent/health/slots.ts';
import type { Policy } from '../../contract/policy.ts';
import { findStation, placeStation, renameStation } from '../../server/store/stations.ts';
import { demonstrationPolicy } from '../../test/demonstration/policy.ts';
import { startRealServer, storeIn } from '../../test/support/health/real-server.ts';
import { openStore } from '../../test/support/server/stores.ts';
import { addBranches, makeFleet } from './fleet/fleet.ts';
import { letLive } from './fleet/living.ts';
import { branches } from './fleet/places.ts';

export interface DemonstrationServer {
  /** Signs an admin in, once. */
  readonly link: string;
  /** The policy of a station that reports here, as a file. */
  readonly policy: string;
  /** Gives the station an id, and a moment for its first report that is soon. */
  prepareState(folder: string): void;
  /** Waits for the station's first report, and gives the station its name. false: none was accepted in time. */
  hears(patienceMs: number): Promise<boolean>;
  stop(): Promise<void>;
}

const program = 'out/server/lethe-server.mjs';
/** Long enough for an agent to start and to measure, short enough for somebody who looks. */
const firstReportMs = 12_000;

/** @param stations how many simulated ones report besides the demonstration's own */
export async function startDemonstrationServer(stations: number): Promise<DemonstrationServer> {
  const folder = mkdtempSync(join(tmpdir(), 'lethe-demonstration-server-'));
  const database = await openStore(storeIn(folder));
  const ids = await addBranches(database);
  const now = Math.floor(Date.now() / 1000);
  const fleet = stations === 0 ? [] : await makeFleet(database, ids, { count: stations, now });
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const server = await startRealServer(folder, { program, settings: { timeZone } });
  const { url, caFile: ca } = server;
  const living = letLive(fleet, { url, ca });

  const token = join(folder, 'token');
  writeFileSync(token, server.token, { mode: 0o600 });
  const policy: Policy = {
    ...demonstrationPolicy('open-access'),
    server: { url, ca, token, spool: 'disk', policyKeys: [] },
  };
  const identity = makeIdentity();
  const home = ids.get(branches[0]) ?? null;

  return {
    link: String(server.run('staff', 'add', 'You', '--role', 'admin').link),
    policy: stringify(policy),
    prepareState(state) {
      const offset = (Date.now() + firstReportMs) % slotMs;
      writeFileSync(join(state, identityFile), JSON.stringify({ ...identity, offset }), { mode: 0o600 });
    },
    async hears(patienceMs) {
      for (const until = Date.now() + patienceMs; Date.now() < until; ) {
        if ((await findStation(database, identity.station))?.heardAt) {
          await renameStation(database, identity.station, `${policy.name} (this one)`);
          await placeStation(database, identity.station, home);
          return true;
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return false;
    },
    async stop() {
      living.stop();
      await server.end();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
