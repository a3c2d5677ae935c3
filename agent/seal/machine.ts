// The machine that is sealed, handed in: its names, what must be stopped before, and whether somebody is there.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { findAccount } from '../accounts.ts';
import { readProcesses } from '../processes/table.ts';
import { kioskName } from '../provision/accounts.ts';
import { type Disk, diskAt } from '../provision/disk.ts';

export interface SealedMachine {
  readonly root: string;
  readonly disk: Disk;
  /** A visit, or the station's screen: anything that runs as the kiosk user. */
  isInUse(): boolean;
  /** Services that would write down again what goes, as they are stopped. */
  quieten(): void;
}

const writers = ['cups.path', 'cups.socket', 'cups.service', 'systemd-random-seed.service'];

export const thisComputer: SealedMachine = {
  root: '/',
  disk: diskAt('/'),
  isInUse() {
    const account = findAccount(readFileSync('/etc/passwd', 'utf8'), kioskName);
    const processes = [...readProcesses().byId.values()];
    return account !== null && processes.some(({ owner, ended }) => owner === account.id && !ended);
  },
  // Those that are not installed are stopped already.
  quieten: () => void spawnSync('systemctl', ['stop', ...writers], { stdio: 'ignore' }),
};
