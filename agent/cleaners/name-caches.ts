// Flushes what resolvers of the system remember of looked-up names, and asks them where they can be asked.
import { setTimeout as pause } from 'node:timers/promises';
import { succeed } from '../../contract/result.ts';
import { programOf } from '../processes/snapshot.ts';
import { nameOf, type Process, type ProcessTable } from '../processes/table.ts';
import type { Resolver } from '../resolvers/resolver.ts';
import type { Cleaner, Round } from '../wipe/cleaner.ts';

/** The station looks up names itself: one that is put in at the very moment of looking is not a patron's. */
const tries = 5;
const betweenTries = 20;

interface Found {
  readonly resolver: Resolver;
  readonly process: Process;
}

/** @param kioskId may run a program of the same name, which is no resolver of the system's */
export function nameCacheCleaner(known: readonly Resolver[], kioskId: number): Cleaner {
  /** The ones that were seen empty, or told to be, in this wipe. */
  const done = new WeakMap<Round, Set<string>>();
  const isDone = (round: Round, { process }: Found): boolean => done.get(round)?.has(nameOf(process)) === true;
  const find = ({ census }: Round): readonly Found[] => findResolvers(known, census().table, kioskId);

  return {
    ...{ id: 'name-caches', group: 'user-data', when: ['session-end', 'boot', 'daily'] },
    plan: async (round) => {
      const held = find(round)
        .filter((found) => !isDone(round, found))
        .map(async ({ resolver, process }) => (await resolver.held(process)) ?? 1);
      return succeed((await Promise.all(held)).reduce((sum, count) => sum + count, 0));
    },
    apply: async (round) => {
      const flushed = new Set<string>();
      done.set(round, flushed);
      let removed = 0;
      for (const { resolver, process } of find(round)) {
        const before = (await resolver.held(process)) ?? 1;
        if (!(await flush(resolver, process))) continue;
        flushed.add(nameOf(process));
        removed += before;
      }
      return succeed(removed);
    },
  };
}

/** @returns whether it was seen empty; of one that can't be asked, whether it was told */
async function flush(resolver: Resolver, process: Process): Promise<boolean> {
  for (let attempt = 0; attempt < tries; attempt++) {
    await resolver.flush(process);
    // A signal is acted on a moment later than it is sent.
    await pause(betweenTries);
    if (((await resolver.held(process)) ?? 0) === 0) return true;
  }
  return false;
}

function findResolvers(known: readonly Resolver[], table: ProcessTable, kioskId: number): readonly Found[] {
  const others = [...table.byId.values()].filter(({ owner, ended }) => owner !== kioskId && !ended);
  return others.flatMap((process) => {
    const [program] = programOf(table, process).map((path) => path.replace(/ \(deleted\)$/, ''));
    const resolver = known.find(({ programs }) => program !== undefined && programs.includes(program));
    return resolver === undefined ? [] : [{ resolver, process }];
  });
}
