// A simulated computer with the real agent and the real schedule on it: its clocks, its disk and its memory are the test's.
import { type Agent, type AgentParts, buildAgent } from '../../../../../agent/agent.ts';
import type { LinkEvents } from '../../../../../agent/link/server.ts';
import type { Marks, Moment, ReasonId } from '../../../../../agent/schedule/due.ts';
import { noMarks } from '../../../../../agent/schedule/marks.ts';
import { keepSchedule, type Schedule } from '../../../../../agent/schedule/schedule.ts';
import { emptyLedger, type Ledger } from '../../../../../agent/state/ledger.ts';
import type { CleanerGroup } from '../../../../../agent/wipe/cleaner.ts';
import { succeed } from '../../../../../contract/result.ts';
import type { StationState } from '../../../../../contract/words.ts';
import { done, snapshot, wiped } from '../../rig.ts';

export interface Guards {
  /** The reasons for which work is due. */
  readonly among: readonly ReasonId[];
  /** Whether the agent asks what is overdue before it opens. */
  readonly openCheck: boolean;
  /** Whether event logs that can't wait any longer are cleared beside a visit. */
  readonly besideVisits: boolean;
}

export interface Settings {
  readonly guards: Guards;
  readonly at: string;
  cleared(groups: readonly CleanerGroup[]): void;
}

export interface Machine {
  /** What really is, and what its clock shows. */
  time: number;
  clockError: number;
  zone: string;
  isAt(state: StationState): boolean;
  readonly wall: number;
  powerOn(): Promise<void>;
  powerOff(): void;
  sleep(milliseconds: number): void;
  /** A new user space on the same kernel. */
  softReboot(): Promise<void>;
  /** The agent alone is killed, and starts again. */
  restartAgent(): Promise<void>;
  /** What the alarm of a real station does every few seconds. */
  ring(): Promise<void>;
  pressStart(): Promise<void>;
  endVisit(): Promise<void>;
}

interface Kernel {
  readonly startedAt: number;
  slept: number;
  boot: string;
  /** What a file system in memory holds. */
  marks: Marks;
  journal: StationState | null;
}

interface Running {
  readonly agent: Agent;
  readonly events: LinkEvents;
  ring(): void;
}

export function makeMachine(settings: Settings, start: { time: number; zone: string }): Machine {
  let ledger: Ledger = emptyLedger;
  let boots = 0;
  let kernel: Kernel | null = null;
  let running: Running | null = null;
  let told: StationState = 'blocked';
  let busy = 0;

  const nextBoot = (): string => (++boots).toString(16).padStart(64, '0');
  const kernelNow = (): Kernel => {
    if (kernel === null) throw new Error('the machine is off');
    return kernel;
  };
  const moment = (): Moment => {
    const { startedAt, slept, boot } = kernelNow();
    const { wall, zone, time } = machine;
    return { wall, zone, boot, slept, sinceBoot: time - startedAt, software: null };
  };
  const clear = async <Value>(groups: readonly CleanerGroup[], outcome: Value): Promise<Value> => {
    busy++;
    settings.cleared(groups);
    return outcome;
  };
  const scheduleNow = (): Schedule => {
    const schedule = keepSchedule(
      {
        ...{ moment, at: () => settings.at, log: () => undefined, hasCanary: false, seesSoftReboots: true },
        readLedger: () => ledger,
        writeLedger: (written) => {
          ledger = written;
          return succeed(undefined);
        },
        readMarks: () => kernelNow().marks,
        writeMarks: (marks) => {
          kernelNow().marks = marks;
          return succeed(undefined);
        },
      },
      settings.guards.among,
    );
    // An agent begins by asking what is overdue, too: only what it asks before it opens is left out.
    let started = false;
    const overdue = () => {
      const run = schedule.overdue();
      const heard = !started || settings.guards.openCheck;
      started = true;
      return heard ? run : null;
    };
    const pastGrace = () => (settings.guards.besideVisits ? schedule.pastGrace() : null);
    return { ...schedule, overdue, pastGrace };
  };
  const partsFor = (running: { events?: LinkEvents; ring?: () => void }): AgentParts => ({
    journal: {
      read: () => kernelNow().journal,
      write: (state) => {
        kernelNow().journal = state;
        return succeed(undefined);
      },
    },
    log: () => undefined,
    diary: { stateIs: () => undefined, wiped: () => undefined },
    wipe: ({ occasion, groups = [] }) => clear(occasion === 'session-end' ? [] : groups, wiped('clean')),
    clearLogsBeside: () => clear(['event-logs'], done),
    auditByCanary: null,
    schedule: scheduleNow(),
    takeSnapshot: () => snapshot,
    openLink: async (events) => {
      running.events = events;
      return {
        tellAll: (tell) => {
          if (tell.tell === 'state') told = tell.state;
        },
        cueShell: () => false,
        close: async () => undefined,
      };
    },
    setAlarm: (ring) => {
      running.ring = ring;
      return { stop: () => undefined };
    },
  });
  const startAgent = async (): Promise<void> => {
    const made: { events?: LinkEvents; ring?: () => void } = {};
    const agent = buildAgent(partsFor(made));
    told = 'blocked';
    await agent.start();
    const { events, ring } = made;
    if (events === undefined || ring === undefined) throw new Error('the agent did not start');
    running = { agent, events, ring };
    await calm();
  };
  /** Until nothing that was begun is still under way. */
  const calm = async (): Promise<void> => {
    for (let turns = 0; turns < 6; turns++) await new Promise((resolve) => setImmediate(resolve));
  };
  const ask = async (request: Parameters<LinkEvents['asked']>[0]): Promise<void> => {
    running?.events.asked(request, () => undefined);
    await calm();
  };

  const machine: Machine = {
    ...{ time: start.time, clockError: 0, zone: start.zone },
    isAt: (state) => told === state,
    get wall() {
      return machine.time + machine.clockError;
    },
    async powerOn() {
      kernel = { startedAt: machine.time, slept: 0, boot: nextBoot(), marks: noMarks, journal: null };
      machine.time += 20_000;
      await startAgent();
    },
    powerOff() {
      kernel = null;
      running = null;
      told = 'blocked';
    },
    sleep(milliseconds) {
      kernelNow().slept += milliseconds;
      machine.time += milliseconds;
    },
    async softReboot() {
      kernelNow().boot = nextBoot();
      machine.time += 20_000;
      await startAgent();
    },
    restartAgent: startAgent,
    async ring() {
      const before = busy;
      running?.ring();
      if (busy !== before) await calm();
    },
    pressStart: () => ask({ ask: 'open' }),
    endVisit: () => ask({ ask: 'close', reason: 'patron' }),
  };
  return machine;
}
