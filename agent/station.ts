// Puts the real parts of an agent together for one station: accounts, folders, cleaners, audit, journal and link.
import { chownSync, lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import type { PolicySource } from '../contract/agent-control.ts';
import { fail, type Result, succeed } from '../contract/result.ts';
import type { DisplaySettings } from '../contract/x11/connection.ts';
import { type Account, findAccount } from './accounts.ts';
import { type Agent, type AgentParts, buildAgent } from './agent.ts';
import { canaryAuditFor } from './audit/canary/for-station.ts';
import { searchWith } from './audit/canary/searcher.ts';
import { buildStage } from './audit/canary/stage.ts';
import type { Premises } from './audit/view.ts';
import { fileCleaner, slotsCleaner } from './cleaners/files.ts';
import { nameCacheCleaner } from './cleaners/name-caches.ts';
import { printCleaner } from './cleaners/print-jobs.ts';
import { processCleaner } from './cleaners/processes.ts';
import { selectionsCleaner } from './cleaners/selections.ts';
import { systemVCleaner } from './cleaners/system-v.ts';
import { eventLogCleaners } from './event-logs/event-logs.ts';
import type { Diary } from './health/diary.ts';
import type { Reporter } from './health/reporter.ts';
import { openLink } from './link/server.ts';
import type { Log } from './log.ts';
import type { Options } from './options.ts';
import type { Roots } from './places/places.ts';
import type { PolicyKeeper } from './policy-pull/keeper.ts';
import type { Puller } from './policy-pull/puller.ts';
import { setUpPolicies } from './policy-pull/set-up.ts';
import { noPrintService, printService } from './printing/print-service.ts';
import type { Station } from './processes/leftovers.ts';
import { takeSnapshot } from './processes/snapshot.ts';
import { readProcesses } from './processes/table.ts';
import { setUpReporting } from './reporting.ts';
import { resolvers } from './resolvers/resolvers.ts';
import { timesFor } from './schedule/times.ts';
import { keepJournal } from './state/journal.ts';
import type { Cleaner } from './wipe/cleaner.ts';
import { isFromSystem } from './wipe/folder.ts';
import { loadCleaningRules } from './wipe/load.ts';
import { clearLogsBeside, makeWiper } from './wipe/wipe.ts';

const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * @param program the agent's own script, which also searches
 * AGENT-07 when there is no such user, the agent may not see what it must, or others may write to its folder.
 */
export function setUp(options: Options, log: Log, program: string): Result<StationAgent> {
  const account = findAccount(readFileSync('/etc/passwd', 'utf8'), options.kioskUser);
  if (account === null) return fail('AGENT-07', { option: 'kiosk-user' });
  if (!isRoot() && !options.sharedUser) return fail('AGENT-07', { option: 'shared-user' });
  if (!prepareFolders(options, account)) return fail('AGENT-07', { option: 'runtime-dir' });
  if (!prepareState(options, account)) return fail('AGENT-07', { option: 'state-dir' });
  const roots = rootsFor(options, account);
  const { keeper, puller } = setUpPolicies(options, log);
  const { diary, reporter } = setUpReporting(options, keeper, log);
  const agent = buildAgent(partsFor(options, roots, { account, log, diary, program, keeper }));
  return succeed(byTheClock(agent, keeper, [reporter, puller]));
}

export interface StationAgent extends Agent {
  /** Where the settings come from that hold now. */
  policySource(): PolicySource;
}

/** Reports wait for nothing: a station whose first wipe hangs is one that staff must see. */
const byTheClock = (agent: Agent, keeper: PolicyKeeper, others: readonly Clockwork[]): StationAgent => ({
  ...agent,
  policySource: keeper.source,
  async start() {
    for (const one of others) one.start();
    await agent.start();
  },
  async stop() {
    for (const one of others) one.stop();
    keeper.stop();
    await agent.stop();
  },
});

type Clockwork = Reporter | Puller;

export function rootsFor(options: Options, account: Account): Roots {
  // A developer's own home is no place of a station, not even by its name below another root.
  const home = options.sharedUser ? `/home/${account.name}` : normalize(account.home).replace(/(?<=.)\/$/, '');
  return {
    root: options.root,
    kiosk: { name: account.name, id: account.id, home },
    runtime: options.runtime,
    shellProfile: options.shellProfile,
    slots: options.sessions,
  };
}

interface Setting {
  readonly account: Account;
  readonly log: Log;
  readonly diary: Diary;
  readonly program: string;
  readonly keeper: PolicyKeeper;
}

function partsFor(options: Options, roots: Roots, { account, log, diary, program, keeper }: Setting): AgentParts {
  const station = stationFor(options, roots);
  const socket = { path: join(roots.runtime, 'agent.sock'), group: isRoot() ? account.group : null };
  const cleaning = cleaningFor(options, roots);
  const stage = buildStage();
  const seeing = { takeSnapshot: () => takeSnapshot(readProcesses(), station) };
  const display = displayFor(options);
  // On somebody's own account their files and programs would be searched, which are nobody's business; and it is the whole
  // machine that is searched, not what lies below some folder.
  const hasCanary = !options.sharedUser && options.root === '/';
  const grounds = { ...cleaning, ...seeing, stage, roots, station, display, search: searchWith(program) };
  return {
    journal: keepJournal(roots.runtime),
    ...{ log, diary },
    ...cleaning,
    ...seeing,
    auditByCanary: hasCanary ? canaryAuditFor(grounds) : null,
    ...timesFor(options, { log, policy: keeper.policy, hasCanary }),
    openLink: keeper.around(stage.around((events) => openLink(socket, events))),
  };
}

const stationFor = (options: Options, roots: Roots): Station => ({
  kioskId: roots.kiosk.id,
  slots: roots.slots,
  dedicated: !options.sharedUser,
});

const displayFor = ({ display, xauthority }: Options): DisplaySettings | null =>
  display === null ? null : { display, xauthority };

type Cleaning = Pick<AgentParts, 'wipe' | 'clearLogsBeside'>;

/** Reads the cleaner files before the first wipe; where they were refused, before each further try, since they may have been mended. */
function cleaningFor(options: Options, roots: Roots): Cleaning {
  let cleaning: Cleaning | null = null;
  const ready = (): Result<Cleaning> => {
    if (cleaning !== null) return succeed(cleaning);
    const rules = loadCleaningRules(options.cleaners, roots.kiosk);
    if (!rules.ok) return rules;
    const premises = premisesFor(options, roots, rules.value);
    const cleaners = cleanersFor(premises);
    cleaning = {
      wipe: makeWiper(premises, cleaners),
      clearLogsBeside: () => clearLogsBeside(premises, cleaners),
    };
    return succeed(cleaning);
  };
  return {
    wipe: async (order, progress) => {
      const found = ready();
      return found.ok ? await found.value.wipe(order, progress) : found;
    },
    clearLogsBeside: async () => {
      const found = ready();
      return found.ok ? await found.value.clearLogsBeside() : { removed: 0, left: 0, problem: found.problem };
    },
  };
}

export function premisesFor(options: Options, roots: Roots, rules: Premises['rules']): Premises {
  const ours = options.sharedMachine ? rules.cleaners.filter(({ whose }) => whose !== 'service') : rules.cleaners;
  const eventLogs = !options.sharedMachine || roots.root !== '/';
  const service = roots.root === '/' ? printService(roots) : noPrintService;
  const [station, display] = [stationFor(options, roots), displayFor(options)];
  return {
    ...{ roots, station, rules: { ...rules, cleaners: ours }, eventLogs, display },
    printing: options.sharedMachine ? null : service,
  };
}

/** In this order: what writes is ended first, then what it left is removed, then the logs in which all of that was noted. */
export function cleanersFor({ roots, station, rules, eventLogs, display, printing }: Premises): readonly Cleaner[] {
  const { deny } = rules;
  return [
    processCleaner(station),
    systemVCleaner(station),
    ...(printing === null ? [] : [printCleaner(printing, { roots, deny })]),
    ...(printing === null || roots.root !== '/' ? [] : [nameCacheCleaner(resolvers, station.kioskId)]),
    slotsCleaner(roots, deny),
    ...rules.cleaners.map((file) => fileCleaner(file, roots, deny)),
    ...(display === null ? [] : [selectionsCleaner(display)]),
    ...(eventLogs ? eventLogCleaners({ root: roots.root, deny }) : []),
  ];
}

const groupOrOthersMayWrite = 0o022;

/** The agent's own folder, and in it the two that are the kiosk user's. */
function prepareFolders(options: Options, account: Account): boolean {
  mkdirSync(options.runtime, { recursive: true, mode: 0o755 });
  if (!isAgentsAlone(options.runtime, options, account)) return false;
  for (const folder of [options.shellProfile, options.sessions]) giveFolder(folder, account);
  return true;
}

/** A disk that is full or can't be written keeps no agent from its work: what it can't note it does again. */
function prepareState(options: Options, account: Account): boolean {
  try {
    mkdirSync(options.state, { recursive: true, mode: 0o700 });
  } catch (error) {
    if (!isFromSystem(error)) throw error;
    return true;
  }
  return isAgentsAlone(options.state, options, account);
}

function isAgentsAlone(folder: string, { sharedUser }: Options, account: Account): boolean {
  const stat = lstatSync(folder);
  const ownersAlone = stat.isDirectory() && (stat.mode & groupOrOthersMayWrite) === 0;
  return ownersAlone && (sharedUser || stat.uid !== account.id);
}

function giveFolder(folder: string, account: Account): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // The parent is the agent's own or staff's: nobody else can have put a link here.
  if (isRoot()) chownSync(folder, account.id, account.group);
}
