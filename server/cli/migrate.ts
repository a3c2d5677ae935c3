// `lethe-server migrate`: brings the store to the shape that this release needs.
import { succeed } from '../../contract/result.ts';
import { migrate as carryOut } from '../store/migrate.ts';
import { slotAt } from '../store/reports.ts';
import { readUsage, type Verb } from './surroundings.ts';
import { withStore } from './with-store.ts';

export const migrate: Verb = async (args, surroundings) =>
  withStore(
    readUsage(args, {}, 0),
    surroundings,
    async ({ database, now }) => {
      const done = await carryOut(database, database.dialect);
      if (!done.ok) return done;
      await database.prepareDays(slotAt(now));
      const text =
        done.value === 0 ? 'The store is up to date.' : `The store is up to date; ${done.value} steps were taken.`;
      return succeed({ text, data: { steps: done.value } });
    },
    true,
  );
