// Runs the clearers of event logs on the mount namespace that it was started in, and writes what came of each as JSON.
import { join } from 'node:path';
import { eventLogCleaners } from '../../../agent/event-logs/event-logs.ts';
import type { Cleaner } from '../../../agent/wipe/cleaner.ts';
import { loadCleaningRules } from '../../../agent/wipe/load.ts';
import { runCleaners } from '../../../agent/wipe/run.ts';
import type { Cleared } from './room.ts';

const { without, occasion } = JSON.parse(process.argv[2] ?? '{}');
const kiosk = { name: 'kiosk', id: 64321, home: '/home/kiosk' };
const rules = loadCleaningRules(join(import.meta.dirname, '../../../resources/cleaners'), kiosk);
if (!rules.ok) throw new Error(rules.problem.code);

const all: Cleared[] = [];

/** Notes what a cleaner answers to each question of the run. */
function noting(cleaner: Cleaner): Cleaner {
  const noted = { id: cleaner.id, planned: null as number | null, removed: 0, left: 0, problem: null as string | null };
  all.push(noted);
  return {
    ...cleaner,
    async plan(round) {
      const planned = await cleaner.plan(round);
      if (!planned.ok) noted.problem = planned.problem.code;
      else if (noted.planned === null) noted.planned = planned.value;
      else noted.left = planned.value;
      return planned;
    },
    async apply(round) {
      const removed = await cleaner.apply(round);
      if (removed.ok) noted.removed = removed.value;
      else noted.problem = removed.problem.code;
      return removed;
    },
  };
}

const cleaners = eventLogCleaners({ root: '/', deny: rules.value.deny })
  .filter(({ id }) => !without.includes(id))
  .map(noting);
await runCleaners(cleaners, { occasion, scope: { snapshot: null, everySession: false } }, () => {
  throw new Error('no clearer of event logs asks for the processes of a session');
});
process.stdout.write(JSON.stringify(all.filter(({ planned, problem }) => planned !== null || problem !== null)));
