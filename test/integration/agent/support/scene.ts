// Before each test: a station of its own, with a stand-in for the shell and a session that lives. After it: nothing of them.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Account } from '../../../../agent/accounts.ts';
import type { Premises } from '../../../../agent/audit/view.ts';
import { type Snapshot, takeSnapshot } from '../../../../agent/processes/snapshot.ts';
import { readProcesses } from '../../../../agent/processes/table.ts';
import { cleanersFor, premisesFor, rootsFor } from '../../../../agent/station.ts';
import { loadCleaningRules } from '../../../../agent/wipe/load.ts';
import { makeWiper } from '../../../../agent/wipe/wipe.ts';
import type { Occasion } from '../../../../contract/cleaner-file.ts';
import { type CheckId, Receipt } from '../../../../contract/receipt.ts';
import { isRoot } from './root.ts';
import { identity, makeKioskUser, makeStation, removeKioskUser, type Session, type TestStation } from './visit.ts';

/** What a test works with; filled anew before each. */
export interface Scene {
  account: Account;
  station: TestStation;
  premises: Premises;
  session: Session;
}

export function setScene(): Scene {
  const scene = {} as Scene;
  if (!isRoot) return scene;
  beforeAll(() => {
    scene.account = makeKioskUser();
  });
  afterAll(removeKioskUser);
  beforeEach(async () => {
    scene.station = makeStation(scene.account);
    const roots = rootsFor(scene.station.options, scene.account);
    const rules = loadCleaningRules(scene.station.options.cleaners, roots.kiosk);
    if (!rules.ok) throw new Error(rules.problem.code);
    scene.premises = premisesFor(scene.station.options, roots, rules.value);
    // What stands for the shell: there before the session, and still there after it.
    scene.station.asKiosk('sleep', '1000');
    scene.session = await scene.station.session();
  });
  afterEach(async () => {
    removeObjects(scene.account);
    await scene.station.end();
  });
  return scene;
}

export function snapshotNow({ premises }: Scene): Snapshot {
  const snapshot = takeSnapshot(readProcesses(), premises.station);
  if (snapshot === null) throw new Error('no session in sight');
  return snapshot;
}

/** The receipt of a wipe, with the cleaners that are named switched off. */
export async function wipe(
  { premises }: Scene,
  snapshot: Snapshot | null,
  { off = [], occasion = 'session-end' }: { off?: readonly string[]; occasion?: Occasion } = {},
): Promise<Receipt> {
  const cleaners = cleanersFor(premises).filter(({ id }) => !off.includes(id));
  const order = { occasion, scope: { snapshot, everySession: snapshot === null } } as const;
  const wiped = await makeWiper(premises, cleaners)(order);
  if (!wiped.ok) throw new Error(wiped.problem.code);
  return Receipt.parse(wiped.value.receipt);
}

export const red = (receipt: Receipt): CheckId[] => receipt.checks.filter(({ left }) => left > 0).map(({ id }) => id);

export const asKiosk = ({ account }: Scene, tool: string, ...args: string[]) =>
  execFileSync('setpriv', [...identity(account), tool, ...args]);

const objectsOf = (account: Account, kind: string): string[] =>
  execFileSync('ipcs', [kind], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(account.name.slice(0, 10)))
    .map((line) => line.split(/\s+/)[1] ?? '');

function removeObjects(account: Account): void {
  for (const kind of ['-m', '-s', '-q']) for (const id of objectsOf(account, kind)) execFileSync('ipcrm', [kind, id]);
}

/** Resolves when the tool itself runs, not what starts it. */
export async function started(
  { station }: Scene,
  tool: string,
  args: readonly string[],
  how: { cwd?: string; stdin?: number } = {},
): Promise<void> {
  const child = station.asRoot(tool, args, how);
  const running = ['sleep\n', 'program\n'];
  while (!running.includes(readFileSync(`/proc/${child.pid}/comm`, 'utf8'))) await setTimeout(5);
}

/** A program whose first thread ends at once, while another one goes on: by its id alone it looks as if it had ended. */
export const headless = [
  'perl',
  ...['-Mthreads', '-e'],
  'my $exit = `uname -m` =~ /x86_64/ ? 60 : 93; threads->create(sub { sleep 1000 }); syscall($exit, 0)',
] as const;

export async function hasLostItsHead(id: number): Promise<void> {
  while (!/^\d+ \(perl\) Z/.test(readFileSync(`/proc/${id}/stat`, 'latin1'))) await setTimeout(5);
}
