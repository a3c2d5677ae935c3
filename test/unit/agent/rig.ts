// An agent over parts in memory: a test sees what it writes down, tells and wipes, and in which order.
import { type Agent, type AgentParts, buildAgent } from '../../../agent/agent.ts';
import type { Request } from '../../../agent/link/connection.ts';
import type { LinkEvents } from '../../../agent/link/server.ts';
import type { Snapshot } from '../../../agent/processes/snapshot.ts';
import type { Run, Work } from '../../../agent/state/machine.ts';
import type { Order } from '../../../agent/wipe/cleaner.ts';
import type { Cleaned } from '../../../agent/wipe/run.ts';
import type { Wiped } from '../../../agent/wipe/wipe.ts';
import type { Tell } from '../../../contract/agent-link.ts';
import type { CanaryReceipt, CanaryVerdict } from '../../../contract/canary-receipt.ts';
import type { Receipt } from '../../../contract/receipt.ts';
import { fail, type Result, succeed } from '../../../contract/result.ts';
import type { StationState } from '../../../contract/words.ts';

export const receipt = (verdict: Receipt['verdict']): Receipt => ({
  ...{ verdict, containment: 'bubblewrap', checks: [], removed: 0, milliseconds: 1 },
  left: verdict === 'residue' ? 1 : 0,
});

export const canaryReceipt = (verdict: CanaryVerdict): CanaryReceipt => ({
  ...{ verdict, containment: 'bubblewrap', classes: [], places: [], beyond: [], milliseconds: 1 },
});

export const done: Cleaned = { removed: 2, left: 0, problem: null };
export const stuck: Cleaned = { removed: 1, left: 3, problem: null };

export const wiped = (verdict: Receipt['verdict'], logs: Cleaned = done): Result<Wiped> =>
  succeed({ receipt: receipt(verdict), cleaned: { 'event-logs': logs, 'user-data': done } });

export const snapshot: Snapshot = {
  ...{ containment: 'bubblewrap', members: new Set(), processNamespaces: new Set(), mountNamespaces: new Set() },
  ...{
    devices: new Map([['0:1', null]]),
    slots: new Set(),
    station: new Set(),
    objects: new Set(),
    launchers: new Set(),
  },
};

const atBoot: Run = { occasion: 'boot', work: ['event-logs', 'user-data'] };

export interface Rig {
  /** Everything that was written and told, in order. */
  readonly happened: string[];
  readonly orders: Order[];
  readonly logged: string[];
  /** What the diary for the report heard. */
  readonly diary: string[];
  ask(request: Request): void;
  loseShell(): void;
  /** Lets the wipe that is under way end. */
  wiped(result: Result<Wiped> | Error): Promise<void>;
  run: Agent['run'];
  canary: Result<CanaryReceipt> | Error | null;
  beside: Cleaned;
  overdue: Run | null;
  due: Run | null;
  pastGrace: Run | null;
  /** What went wrong the last time. */
  failed: readonly Work[];
  ring(): void;
  /** What the schedule was told. */
  readonly noted: string[];
  writable: boolean;
  session: Snapshot | null | Error;
}

const words = (tell: Tell): string =>
  tell.tell === 'refused'
    ? `refused ${tell.problem}`
    : [tell.state, tell.problem, tell.receipt && `with ${tell.receipt.verdict}`].filter(Boolean).join(' ');

export const turn = () => new Promise((resolve) => setImmediate(resolve));

export async function startAgent(found: StationState | null = null): Promise<Rig> {
  const events: LinkEvents[] = [];
  const wipes: { resolve(result: Result<Wiped>): void; reject(error: Error): void }[] = [];
  const rig: Rig = {
    ...{ happened: [], orders: [], logged: [], writable: true, session: snapshot, canary: null, beside: done },
    ...{ overdue: atBoot, due: null, pastGrace: null, failed: [], noted: [], diary: [], ring: () => undefined },
    ask: (request) => events[0]?.asked(request, (tell) => rig.happened.push(`answered ${words(tell)}`)),
    loseShell: () => events[0]?.shellLost(),
    run: (run) => agent.run(run),
    async wiped(result) {
      await turn();
      const wipe = wipes.shift();
      if (result instanceof Error) wipe?.reject(result);
      else wipe?.resolve(result);
      await turn();
    },
  };
  const parts: AgentParts = {
    journal: {
      read: () => found,
      write: (state) => {
        rig.happened.push(`${rig.writable ? 'wrote' : 'could not write'} ${state}`);
        return rig.writable ? succeed(undefined) : fail('AGENT-04');
      },
    },
    log: (line) => rig.logged.push(JSON.stringify(line)),
    diary: {
      stateIs: (state) => void rig.diary.push(state.is),
      wiped: (result) => void rig.diary.push(result.ok ? result.value.verdict : result.problem.code),
    },
    wipe: (order) => {
      rig.orders.push(order);
      return new Promise((resolve, reject) => wipes.push({ resolve, reject }));
    },
    clearLogsBeside: async () => {
      rig.happened.push('cleared logs beside');
      return rig.beside;
    },
    auditByCanary: async () => {
      rig.happened.push('audited');
      if (rig.canary instanceof Error) throw rig.canary;
      return rig.canary ?? succeed(canaryReceipt('clean'));
    },
    schedule: {
      overdue: () => rig.overdue,
      due: () => rig.due,
      pastGrace: () => rig.pastGrace,
      withFailed: (run) => ({ ...run, work: [...run.work, ...rig.failed] }),
      done: (outcome) => rig.noted.push(...outcome.map(({ work, ok }) => `${work} ${ok ? 'done' : 'failed'}`)),
      shellIs: () => undefined,
      stopping: () => undefined,
    },
    setAlarm: (ring) => {
      rig.ring = ring;
      return { stop: () => undefined };
    },
    takeSnapshot: () => {
      if (rig.session instanceof Error) throw rig.session;
      return rig.session;
    },
    openLink: async (given) => {
      events.push(given);
      const tellAll = (tell: Tell): void => void rig.happened.push(`told ${words(tell)}`);
      return { tellAll, cueShell: () => true, close: async () => undefined };
    },
  };
  const agent = buildAgent(parts);
  await agent.start();
  return rig;
}

/** Forgets what led here, so that a test reads only what it is about. */
export async function startClean(): Promise<Rig> {
  const rig = await startAgent();
  await rig.wiped(wiped('clean'));
  rig.overdue = null;
  for (const list of [rig.happened, rig.orders, rig.noted]) list.length = 0;
  return rig;
}
