// One canary audit over parts in memory: its order, and that whatever goes wrong ends in a wipe of everything.
import { describe, expect, it } from 'vitest';
import { makeCanaryAudit } from '../../../../../agent/audit/canary/audit.ts';
import type { Found } from '../../../../../agent/audit/canary/found.ts';
import type { Heard } from '../../../../../agent/audit/canary/stage.ts';
import type { Snapshot } from '../../../../../agent/processes/snapshot.ts';
import type { Order } from '../../../../../agent/wipe/cleaner.ts';
import { CanaryClass, type MaskedSeed } from '../../../../../contract/canary.ts';
import { fail } from '../../../../../contract/result.ts';
import { snapshot, wiped } from '../../rig.ts';

const places = (['file', 'file-name', 'memory', 'kernel'] as const).map((id) => ({
  ...{ id, looked: 1, unseen: 0, found: 0 },
}));
const all: Found = { classes: Object.fromEntries(CanaryClass.options.map((name) => [name, 1])), places, beyond: [] };
const none: Found = { classes: {}, places, beyond: [] };

interface Play {
  readonly heard?: readonly Heard['is'][];
  readonly refused?: CanaryClass[];
  readonly shell?: boolean;
  readonly session?: Snapshot | null;
  readonly before?: Found | Error;
  readonly wipes?: ReturnType<typeof wiped>;
}

function rehearse({ heard = ['ready', 'planted', 'over'], shell = true, session = snapshot, ...play }: Play) {
  const done: string[] = [];
  const orders: Order[] = [];
  const seeds = new Set<MaskedSeed>();
  const coming = [...heard];
  const audit = makeCanaryAudit({
    stage: {
      around: (open) => open,
      cue(cue) {
        done.push(cue.cue);
        if (cue.cue === 'plant') seeds.add(cue.seed);
        return shell;
      },
      async hear() {
        const is = coming.shift() ?? 'late';
        return is === 'planted' ? { is, refused: play.refused ?? [] } : { is };
      },
    },
    takeSnapshot: () => session,
    async wipe(order) {
      done.push('wipe');
      orders.push(order);
      return play.wipes ?? wiped('clean');
    },
    async searchSession(seed) {
      done.push('search session');
      seeds.add(seed);
      const { before = all } = play;
      if (before instanceof Error) throw before;
      return before;
    },
    async searchStation(seed) {
      done.push('search station');
      seeds.add(seed);
      return none;
    },
  });
  return { done, orders, seeds, audit };
}

const everything = { occasion: 'session-end', groups: ['user-data'], scope: { snapshot: null, everySession: true } };

describe('a canary audit', () => {
  it('looks while the session lives, ends it, wipes as after a visit, and only then searches', async () => {
    const { audit, done, orders, seeds } = rehearse({});
    const steps: number[] = [];
    expect(await audit((done, of) => steps.push(done, of))).toMatchObject({ ok: true, value: { verdict: 'clean' } });
    expect(done).toEqual(['prepare', 'plant', 'search session', 'end', 'wipe', 'search station']);
    expect(orders).toEqual([{ ...everything, scope: { snapshot, everySession: false } }]);
    expect(steps).toEqual([0, 6, 1, 6, 2, 6, 3, 6, 4, 6, 5, 6, 6, 6]);
    expect(seeds.size).toBe(1);
  });

  it('makes a seed of its own each time, of which no half tells the run', async () => {
    const [one, other] = [rehearse({}), rehearse({})];
    await Promise.all([one.audit(), other.audit()]);
    const halves = [...one.seeds, ...other.seeds].flatMap(({ mask, masked }) => [mask, masked]);
    expect(new Set(halves).size).toBe(4);
  });

  it.each<[string, Play, string[]]>([
    ['there is no shell', { shell: false }, ['prepare', 'end', 'wipe']],
    ['no session gets warm', { heard: ['late', 'over'] }, ['prepare', 'end', 'wipe']],
    ['the shell says that it can’t', { heard: ['impossible', 'over'] }, ['prepare', 'end', 'wipe']],
    ['the session can’t be seen', { heard: ['ready', 'over'], session: null }, ['prepare', 'end', 'wipe']],
    ['the session will not plant', { heard: ['ready', 'impossible', 'over'] }, ['prepare', 'plant', 'end', 'wipe']],
    ['the shell is lost', { heard: ['ready', 'lost', 'late'] }, ['prepare', 'plant', 'end', 'wipe']],
  ])('is not made, and everything wiped, when %s', async (_what, play, expected) => {
    const { audit, done, orders } = rehearse(play);
    expect(await audit()).toEqual(fail('CANARY-02'));
    expect(done).toEqual(expected);
    expect(orders.map(({ scope }) => scope.everySession)).toEqual([true]);
  });

  it('is not made when the session does not end, and every session goes', async () => {
    const { audit, done, orders } = rehearse({ heard: ['ready', 'planted', 'late'] });
    expect(await audit()).toEqual(fail('CANARY-02'));
    expect(done.at(-1)).toBe('wipe');
    expect(orders[0]?.scope).toEqual({ snapshot, everySession: true });
  });

  it('ends and wipes also when its search breaks', async () => {
    const { audit, done } = rehearse({ before: new Error('disk on fire') });
    expect(await audit()).toEqual(fail('CANARY-02'));
    expect(done.slice(-2)).toEqual(['end', 'wipe']);
  });

  it('is void when the planter planted nothing', async () => {
    expect(await rehearse({ before: none }).audit()).toMatchObject({ ok: true, value: { verdict: 'void' } });
  });

  it('is void when the session was refused a place, though its text was seen', async () => {
    expect(await rehearse({ refused: ['opfs-body'] }).audit()).toMatchObject({ ok: true, value: { verdict: 'void' } });
  });

  it('says why when the wipe could not be carried out', async () => {
    expect(await rehearse({ wipes: fail('WIPE-03') }).audit()).toEqual(fail('WIPE-03'));
  });
});
