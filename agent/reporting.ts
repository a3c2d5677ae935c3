// Puts the real parts of reporting together for one station: what is measured, noted, kept, sent and shown.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import type { Policy } from '../contract/policy.ts';
import type { ProblemCode } from '../contract/problems.ts';
import { startCourier } from './delivery/courier.ts';
import { enrol } from './delivery/enrol.ts';
import { readIdentity } from './delivery/identity.ts';
import { askKnown } from './delivery/known.ts';
import { openPage } from './delivery/page-file.ts';
import { type Parcel, postTo, type ServerPlace } from './delivery/post.ts';
import { showMessage } from './delivery/shown.ts';
import { keepSpool, type Moment } from './delivery/spool.ts';
import { systemClock } from './health/clock.ts';
import { collect } from './health/collector.ts';
import { collectors } from './health/collectors/index.ts';
import { keepDay, takeDay } from './health/day-file.ts';
import { type Diary, keepDiary } from './health/diary.ts';
import { twoSidedGeometric } from './health/noise.ts';
import { buildReporter, type Reporter } from './health/reporter.ts';
import { askSystem } from './health/system-information.ts';
import type { Log } from './log.ts';
import type { Options } from './options.ts';
import type { PolicyKeeper } from './policy-pull/keeper.ts';
import { readLedger } from './state/ledger.ts';
import { release } from './version.ts';

export const spoolFile = 'spool';

export interface Reporting {
  readonly diary: Diary;
  readonly reporter: Reporter;
}

type ServerSettings = NonNullable<Policy['server']>;

/** @param keeper has the policy that holds now */
export function setUpReporting(
  { state, runtime }: Options,
  { policy, told }: Pick<PolicyKeeper, 'policy' | 'told'>,
  log: Log,
): Reporting {
  const server = rememberServer(policy);
  const line = openLine(server);
  const diary = keepDiary(takeDay(state), () => policy()?.statistics.visits === true);
  const page = server()?.spool === 'memory' ? null : openPage(join(state, spoolFile), sayOnce(log, 'HEALTH-02'));
  const spool = keepSpool(page);
  const courier = startCourier({
    ...{ spool, log, moment, post: line.post, clock: systemClock, chance: Math.random },
    show: (message) => showMessage(runtime, message),
    enrol: (again) => enrol({ stateDir: state, tokenFile: server()?.token ?? '', post: line.post, again }),
    known: line.known,
  });
  const reporter = buildReporter({
    ...{ clock: systemClock, diary, spool, courier, log, moment, software: release },
    isServed: () => server() !== null,
    measure: measuring(log),
    hasPolicy: () => policy() !== null,
    policySource: told,
    ledger: () => readLedger(state),
    identity: () => readIdentity(state),
    nonce: () => randomBytes(8).toString('hex'),
    noise: () => noiseFor(policy()),
    show: (message) => showMessage(runtime, message),
    keepDay: (day) => keepDay(state, day),
  });
  return { diary, reporter };
}

/** A disk that is full stays full for a while, and is written to with each report. */
function sayOnce(log: Log, code: ProblemCode): () => void {
  let said = false;
  return () => {
    if (!said) log({ code });
    said = true;
  };
}

const noiseFor = (policy: Policy | null): number | null =>
  policy?.statistics.visits === true ? twoSidedGeometric(policy.statistics.epsilon) : null;

/** While the policy has a fault, the last server that it named is told of it. */
function rememberServer(policy: () => Policy | null): () => ServerSettings | null {
  let last: ServerSettings | null = null;
  return () => {
    const now = policy();
    if (now !== null) last = now.server ?? null;
    return last;
  };
}

const placeOf = ({ url, ca }: ServerSettings): ServerPlace => ({ url, ca: ca ?? null });

/** Goes to wherever the policy says at the moment. */
function openLine(server: () => ServerSettings | null) {
  let place = '';
  let line: ReturnType<typeof postTo> | null = null;
  return {
    async post(parcel: Parcel) {
      const settings = server();
      if (settings === null) return null;
      const { url, ca } = placeOf(settings);
      if (line === null || place !== `${url} ${ca}`) {
        line?.close();
        line = postTo({ url, ca });
        place = `${url} ${ca}`;
      }
      return await line.post(parcel);
    },
    async known() {
      const settings = server();
      return settings === null ? null : await askKnown(placeOf(settings));
    },
  };
}

function measuring(log: Log) {
  const host = { root: '/', information: askSystem() };
  let failedBefore = 0;
  return async () => {
    const measured = await collect(collectors, host);
    const failed = Object.values(measured).filter(({ ok }) => !ok).length;
    if (failed > 0 && failed !== failedBefore) log({ code: 'HEALTH-01', count: failed });
    failedBefore = failed;
    return measured;
  };
}

const boot = ((): string => {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
  } catch {
    return '';
  }
})();

const moment = (): Moment => ({ wall: Date.now(), uptime: uptime(), boot });
