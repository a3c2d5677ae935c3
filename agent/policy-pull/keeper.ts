// Keeps the policy that holds: judges what came, lets it into force between two visits, and goes back when the station does not come back well.
import { join } from 'node:path';
import type { PolicySource } from '../../contract/agent-control.ts';
import type { Policy } from '../../contract/policy.ts';
import { policyInForce, pulledPolicyFile, takesPolicies } from '../../contract/policy-in-force.ts';
import { fingerprintOfBundle } from '../../contract/policy-signature.ts';
import type { Report } from '../../contract/report.ts';
import type { Clock } from '../health/clock.ts';
import { dayNumber } from '../health/slots.ts';
import type { Link, LinkEvents } from '../link/server.ts';
import type { Log } from '../log.ts';
import { replaceSmallFile } from '../state/small-file.ts';
import { judge, type Refusal, readTaken, type Station, type Taken } from './judge.ts';
import { type Kept, proven, readKept, rolledBack, swapIn, writeKept } from './kept.ts';
import { atRest, follow, patienceMs, type Trial, type TrialEffect, type TrialEvent } from './trial.ts';

export interface KeeperParts {
  readonly stateDir: string;
  readonly runtimeDir: string;
  readonly clock: Clock;
  readonly log: Log;
  /** The station's own file as it is now; null while it has a fault. */
  local(): Policy | null;
}

export interface PolicyKeeper {
  /** What holds now; null while the station's own file has a fault, whatever came from a server. */
  policy(): Policy | null;
  /** A server gave this. It is judged, and waits for a moment when nobody is there. */
  offer(text: string): void;
  /** The server has nothing else for this station: what it gave before is not refused any more. */
  nothingNew(): void;
  /** Of the last one that was taken on or waits to be; null: none. */
  fingerprint(): string | null;
  source(): PolicySource;
  /** For the report: changes by the clock alone, never because a visit ended. @param now milliseconds since 1970 */
  told(now: number): Report['policy'];
  /** Puts the trial of a new policy between the link and the agent. */
  around(open: (events: LinkEvents) => Promise<Link>): (events: LinkEvents) => Promise<Link>;
  stop(): void;
}

/** Everybody may read it, as they may the station's own file. */
const readable = 0o644;

export function keepPolicy(parts: KeeperParts): PolicyKeeper {
  const { clock, log } = parts;
  let kept: Kept = readKept(parts.stateDir);
  let offered: { readonly text: string; readonly serial: number } | null = null;
  let refusal: Refusal | null = null;
  let trial: Trial = atRest;
  let link: Link | null = null;
  let takeBack = (): void => undefined;
  let memory: { readonly of: string; readonly taken: Taken | null } = { of: '', taken: null };

  const station = (): Station | null => {
    const local = parts.local();
    return local === null || !takesPolicies(local)
      ? null
      : { keys: local.server?.policyKeys ?? [], place: local.place };
  };

  /** The bundle in force, judged anew when it or the station's own file has changed. */
  const taken = (): Taken | null => {
    const trusts = station();
    if (trusts === null || kept.current === null) return null;
    const of = JSON.stringify([trusts, kept.current]);
    if (memory.of !== of) {
      const read = readTaken(kept.current, trusts);
      memory = { of, taken: read.ok ? read.value : null };
      publish(memory.taken);
    }
    return memory.taken;
  };

  /** Where the shell finds it when it starts. Without it the shell would start with the station's own file, which opens no more than IT wrote there. */
  const publish = (now: Taken | null): void => {
    try {
      replaceSmallFile(join(parts.runtimeDir, pulledPolicyFile), now?.bundle.policy ?? '', readable);
    } catch {
      log({ code: 'PULL-07' });
    }
  };

  /** @returns whether it is written down; else everything stays as it is */
  const keep = (next: Kept): boolean => {
    try {
      writeKept(parts.stateDir, next);
    } catch {
      log({ code: 'PULL-07' });
      return false;
    }
    kept = next;
    memory = { of: '', taken: null };
    if (taken() === null) publish(null);
    return true;
  };

  /** Not logged: it happens when a visit is over, and those times are nobody's business. */
  const swap = (): boolean => offered !== null && keep(swapIn(kept, offered.text, offered.serial));

  /** What can't be written down is not gone back on: the next start finds the trial unfinished, and tries again. */
  const rollBack = (): void => {
    if (keep(rolledBack(kept, clock.wall()))) log({ code: 'PULL-06' });
  };

  /** @returns false when what must come after it makes no sense any more */
  const carryOut = (effect: TrialEffect): boolean => {
    switch (effect) {
      case 'swap': {
        const done = swap();
        offered = null;
        if (!done) trial = { ...trial, phase: 'none' };
        return done;
      }
      case 'renew':
        link?.cueShell({ cue: 'renew' });
        return true;
      case 'wait':
        takeBack();
        takeBack = clock.after(patienceMs, () => happen({ is: 'late' }));
        return true;
      case 'prove':
        takeBack();
        keep(proven(kept));
        return true;
      case 'roll-back':
        rollBack();
        return true;
    }
  };

  const happen = (event: TrialEvent): void => {
    const step = follow(trial, event);
    trial = step.trial;
    for (const effect of step.effects) if (!carryOut(effect)) return;
  };

  const refuse = (why: Refusal): void => {
    if (why !== refusal) log({ code: why });
    refusal = why;
  };

  const isExpired = (now: number): boolean => {
    const current = taken();
    return current !== null && now >= current.bundle.expires * 1000;
  };

  const start = (): void => {
    if (taken() === null) publish(null);
    if (kept.trial) happen({ is: 'resume' });
  };
  start();

  return {
    policy() {
      const local = parts.local();
      return local === null ? null : policyInForce(local, taken()?.policy ?? null);
    },
    offer(text) {
      const trusts = station();
      if (trusts === null || trial.phase === 'asked' || trial.phase === 'trying') return;
      if (text === kept.current || text === kept.failed?.text) return;
      const judged = judge(text, trusts, { highest: kept.highest, now: clock.wall() / 1000 });
      if (!judged.ok) return refuse(judged.why);
      refusal = null;
      offered = { text, serial: judged.value.bundle.serial };
      happen({ is: 'offer' });
    },
    nothingNew() {
      refusal = null;
    },
    fingerprint() {
      const last = offered?.text ?? kept.failed?.text ?? kept.current;
      return last === null ? null : fingerprintOfBundle(last);
    },
    source() {
      const current = taken();
      const problem =
        refusal ?? (kept.failed === null ? null : 'PULL-06') ?? (isExpired(clock.wall()) ? 'PULL-04' : null);
      return { from: current === null ? 'file' : 'server', serial: current?.bundle.serial ?? null, problem };
    },
    told(now) {
      if (station() === null) return 'file';
      if (refusal !== null) return refusal;
      if (kept.failed !== null && dayNumber(kept.failed.at) < dayNumber(now)) return 'PULL-06';
      if (isExpired(now)) return 'PULL-04';
      return offered !== null || kept.highest > 0 ? 'server' : 'file';
    },
    around: (open) => async (events) => {
      const opened = await open({
        ...events,
        greeted(role) {
          // What the shell is told first is how things stand.
          if (role === 'shell') setImmediate(() => happen({ is: 'shell', here: true }));
          return events.greeted(role);
        },
        shellLost() {
          happen({ is: 'shell', here: false });
          events.shellLost();
        },
      });
      link = opened;
      return {
        ...opened,
        tellAll(tell) {
          opened.tellAll(tell);
          if (tell.tell === 'state') happen({ is: 'state', state: tell.state });
        },
      };
    },
    stop: () => takeBack(),
  };
}
