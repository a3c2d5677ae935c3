// The policy that holds on a station: what is taken on from a server, what is refused and told, what a start finds, and what is gone back on.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepPolicy, type PolicyKeeper } from '../../../../agent/policy-pull/keeper.ts';
import { patienceMs } from '../../../../agent/policy-pull/trial.ts';
import type { Cue } from '../../../../contract/agent-link.ts';
import { Policy } from '../../../../contract/policy.ts';
import { pulledPolicyFile } from '../../../../contract/policy-in-force.ts';
import type { StationState } from '../../../../contract/words.ts';
import { demonstrationPolicy } from '../../../demonstration/policy.ts';
import { turnedClock } from '../../../support/health/turned-clock.ts';
import { makeSigner, policyText } from '../../../support/policy/signer.ts';

const noon = Date.UTC(2030, 5, 3, 12);
const seconds = noon / 1000;
const [ours, stranger] = [makeSigner(), makeSigner()];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lethe-keeper-'));
  for (const name of ['state', 'runtime']) mkdirSync(join(folder, name));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const withKeys = (...policyKeys: readonly string[]): Policy =>
  Policy.parse({ ...demonstrationPolicy('open-access'), server: { url: 'https://lethe.example', policyKeys } });

interface Rig {
  readonly keeper: PolicyKeeper;
  readonly clock: ReturnType<typeof turnedClock>;
  readonly cues: Cue[];
  readonly logged: string[];
  /** The station's own file. */
  local: Policy | null;
  be(state: StationState): void;
  shell(here: boolean): Promise<void>;
  /** The shell starts afresh, and the agent wipes meanwhile. */
  restart(): Promise<void>;
}

async function rig(local: Policy | null = withKeys(ours.line)): Promise<Rig> {
  const [cues, logged, clock]: [Cue[], string[], Rig['clock']] = [[], [], turnedClock(noon)];
  const self: { local: Policy | null } = { local };
  const keeper = keepPolicy({
    ...{ stateDir: join(folder, 'state'), runtimeDir: join(folder, 'runtime'), clock },
    log: ({ code }) => void logged.push(code),
    local: () => self.local,
  });
  const hello = { tell: 'state', state: 'blocked' } as const;
  let greet = (): unknown => undefined;
  let lose = (): void => undefined;
  const link = await keeper.around(async (events) => {
    greet = () => events.greeted('shell');
    lose = events.shellLost;
    const cueShell = (cue: Cue): boolean => cues.push(cue) > 0;
    return { tellAll: () => undefined, cueShell, close: async () => undefined };
  })({ greeted: () => hello, asked: () => undefined, shellLost: () => undefined });
  const be = (state: StationState): void => link.tellAll({ tell: 'state', state });
  const shell = async (here: boolean): Promise<void> => {
    if (here) greet();
    else lose();
    await clock.advance(0);
  };
  return Object.assign(self, {
    ...{ keeper, clock, cues, logged, be, shell },
    async restart() {
      await shell(false);
      be('wiping');
      be('clean');
      await shell(true);
    },
  });
}

async function inService(local?: Policy | null): Promise<Rig> {
  const rigged = await rig(local);
  rigged.be('clean');
  await rigged.shell(true);
  return rigged;
}

const shown = (): string => readFileSync(join(folder, 'runtime', pulledPolicyFile), 'utf8');

describe('a policy of the server’s', () => {
  it('holds from between two visits on, but for the name and the server, and lies where the shell finds it', async () => {
    const station = await inService();
    expect(station.keeper.policy()?.daily.at).not.toBe('01:30');
    station.keeper.offer(ours.sign(1, seconds, { policy: policyText({ name: 'Any station' }) }));
    expect(station.cues).toEqual([{ cue: 'renew' }]);
    await station.restart();
    expect(station.keeper.policy()).toMatchObject({ daily: { at: '01:30' }, name: 'Reading room 4' });
    expect(station.keeper.policy()?.server?.url).toBe('https://lethe.example');
    expect(shown()).toContain('01:30');
    expect(station.keeper.source()).toEqual({ from: 'server', serial: 1, problem: null });
    await station.clock.advance(patienceMs * 2);
    expect(station.keeper.source()).toEqual({ from: 'server', serial: 1, problem: null });
    expect(station.logged).toEqual([]);
  });

  it('disturbs no visit, and is told no later for it', async () => {
    const station = await inService();
    station.be('open');
    station.keeper.offer(ours.sign(1, seconds));
    expect([station.cues, station.keeper.source().from]).toEqual([[], 'file']);
    const during = station.keeper.told(noon);
    station.be('wiping');
    station.be('clean');
    expect(station.cues).toEqual([{ cue: 'renew' }]);
    expect([during, station.keeper.told(noon)]).toEqual(['server', 'server']);
  });

  it('is still there after a start of the agent, and is not believed when somebody has changed it', async () => {
    const station = await inService();
    station.keeper.offer(ours.sign(3, seconds));
    await station.restart();
    expect((await rig()).keeper.policy()?.daily.at).toBe('01:30');
    const file = join(folder, 'state', 'policy.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('01:30', '02:30'));
    const changed = await rig();
    expect(changed.keeper.policy()?.daily.at).toBe(demonstrationPolicy('open-access').daily.at);
    expect(shown()).toBe('');
  });

  it('ends where the station’s own file takes the key away, and opens nothing where that file has a fault', async () => {
    const station = await inService();
    station.keeper.offer(ours.sign(1, seconds));
    await station.restart();
    station.local = withKeys(stranger.line);
    expect(station.keeper.policy()?.daily.at).not.toBe('01:30');
    station.local = null;
    expect(station.keeper.policy()).toBeNull();
  });
});

describe('what is refused', () => {
  const good = (): string => ours.sign(5, seconds);
  it.each<[string, string, () => string]>([
    ['unsigned', 'PULL-05', () => good().slice(good().indexOf('\n') + 1)],
    ['signed by a stranger', 'PULL-01', () => stranger.sign(9, seconds)],
    ['changed on the way', 'PULL-01', () => good().replace('01:30', '02:30').replace('"serial":5', '"serial":9')],
    ['older', 'PULL-02', () => ours.sign(4, seconds)],
    ['another one of the same number', 'PULL-02', () => ours.sign(5, seconds, { policy: policyText({ name: 'x' }) })],
    ['of another place', 'PULL-03', () => ours.sign(9, seconds, { place: 'Eastgate Branch' })],
    ['of yesterday', 'PULL-04', () => ours.sign(9, seconds - 2 * 86_400)],
    ['of tomorrow', 'PULL-04', () => ours.sign(9, seconds + 86_400)],
    ['a faulty policy', 'PULL-05', () => ours.sign(9, seconds, { policy: 'version: 1\n' })],
    ['anything', 'PULL-05', () => '<html>'],
  ])('%s: told, and the last good policy stays', async (_, code, bad) => {
    const station = await inService();
    station.keeper.offer(good());
    await station.restart();
    const before = station.keeper.policy();
    station.cues.length = 0;
    station.keeper.offer(bad());
    station.keeper.offer(bad());
    expect(station.keeper.told(noon)).toBe(code);
    expect(station.keeper.source()).toEqual({ from: 'server', serial: 5, problem: code });
    expect([station.keeper.policy(), station.cues, station.logged]).toEqual([before, [], [code]]);
    // A good one afterwards is taken, and the refusal is over.
    station.keeper.offer(ours.sign(10, seconds));
    await station.restart();
    expect(station.keeper.source()).toEqual({ from: 'server', serial: 10, problem: null });
  });

  it('is nothing that the server gave before, and is over when it gives nothing else', async () => {
    const station = await inService();
    station.keeper.offer(good());
    await station.restart();
    station.keeper.offer(good());
    expect(station.logged).toEqual([]);
    station.keeper.offer('<html>');
    station.keeper.nothingNew();
    expect(station.keeper.told(noon)).toBe('server');
  });

  it('is everything where no key is pinned', async () => {
    const station = await inService(withKeys());
    station.keeper.offer(good());
    expect([station.keeper.told(noon), station.keeper.source().from, station.logged]).toEqual(['file', 'file', []]);
  });

  it('is told when the server keeps newer ones back until the time of the last one is over', async () => {
    const station = await inService();
    station.keeper.offer(good());
    await station.restart();
    await station.clock.advance(2 * 86_400_000);
    station.keeper.nothingNew();
    expect(station.keeper.told(station.clock.wall())).toBe('PULL-04');
    expect(station.keeper.policy()?.daily.at).toBe('01:30');
  });
});

describe('a policy with which the station does not come back well', () => {
  async function fallen(): Promise<Rig> {
    const station = await inService();
    station.keeper.offer(ours.sign(1, seconds));
    await station.restart();
    station.keeper.offer(ours.sign(2, seconds, { policy: policyText({ daily: { at: '03:45' } }) }));
    await station.shell(false);
    station.be('wiping');
    station.be('clean');
    return station;
  }

  it('gives way to the last one, and is not tried again', async () => {
    const station = await fallen();
    expect(station.keeper.policy()?.daily.at).toBe('03:45');
    await station.clock.advance(patienceMs);
    expect(station.keeper.policy()?.daily.at).toBe('01:30');
    expect(shown()).toContain('01:30');
    expect(station.keeper.source()).toEqual({ from: 'server', serial: 1, problem: 'PULL-06' });
    station.keeper.offer(ours.sign(2, seconds, { policy: policyText({ daily: { at: '03:45' } }) }));
    await station.shell(true);
    expect(station.keeper.policy()?.daily.at).toBe('01:30');
    expect(station.logged).toEqual(['PULL-06']);
  });

  it('is told from the next day on: the moment would show when a visit was over', async () => {
    const station = await fallen();
    await station.clock.advance(patienceMs);
    expect(station.keeper.told(station.clock.wall())).toBe('server');
    expect(station.keeper.told(station.clock.wall() + 86_400_000)).not.toBe('server');
  });

  it('gives way after a power cut in the middle of its trial too', async () => {
    await fallen();
    const after = await rig();
    after.be('clean');
    expect(after.keeper.policy()?.daily.at).toBe('03:45');
    await after.clock.advance(patienceMs);
    expect(after.keeper.policy()?.daily.at).toBe('01:30');
  });

  it('stays when the start after a power cut goes well', async () => {
    await fallen();
    const after = await inService();
    await after.clock.advance(patienceMs * 2);
    expect(after.keeper.source()).toEqual({ from: 'server', serial: 2, problem: null });
  });

  it('gives way to the station’s own file where it was the first', async () => {
    const station = await inService();
    station.keeper.offer(ours.sign(1, seconds));
    await station.shell(false);
    await station.clock.advance(patienceMs);
    expect(station.keeper.source()).toEqual({ from: 'file', serial: null, problem: 'PULL-06' });
    expect(shown()).toBe('');
  });
});

it('goes on with what it has where nothing can be written down', async () => {
  const station = await inService();
  rmSync(join(folder, 'state'), { recursive: true });
  station.keeper.offer(ours.sign(1, seconds));
  expect([station.keeper.source().from, station.cues, station.logged]).toEqual(['file', [], ['PULL-07']]);
});
