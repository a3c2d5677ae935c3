// The machine that is sealed, handed in: its names, what must be stopped before, and whether somebody is there.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { findAccount } from '../accounts.ts';
import { readProcesses } from '../processes/table.ts';
import { kioskName } from '../provision/accounts.ts';
import { type Disk, diskAt } from '../provision/disk.ts';

export interface SealedMachine {
  readonly root: string;
  readonly disk: Disk;
  /** Whether it is free: of a visit and the station's screen, of anything that runs as the kiosk user. Waits for what is just ending. */
  isFree(): Promise<boolean>;
  /** Services that would write down again what goes, as they are stopped. */
  quieten(): void;
}

/** systemd ends what it ran for the kiosk user ten seconds after the screen (UserStopDelaySec in logind.conf(5)). */
const patience = 20_000;
const pause = 250;

function isInUse(): boolean {
  const account = findAccount(readFileSync('/etc/passwd', 'utf8'), kioskName);
  const processes = [...readProcesses().byId.values()];
  return account !== null && processes.some(({ owner, ended }) => owner === account.id && !ended);
}

const writers = ['cups.path', 'cups.socket', 'cups.service', 'systemd-random-seed.service'];

export const thisComputer: SealedMachine = {
  root: '/',
  disk: diskAt('/'),
  async isFree() {
    for (const begun = performance.now(); isInUse(); await setTimeout(pause))
      if (performance.now() - begun > patience) return false;
    return true;
  },
  // Those that are not installed are stopped already.
  quieten: () => void spawnSync('systemctl', ['stop', ...writers], { stdio: 'ignore' }),
};
