// `lethe-server retention run`: deletes what has been kept long enough, at once instead of tonight.
import { succeed } from '../../contract/result.ts';
import { runRetention } from '../jobs/retention.ts';
import { readUsage, UsageError, type Verb } from './surroundings.ts';
import { withStore } from './with-store.ts';

export const retention: Verb = async ([verb, ...args], surroundings) => {
  if (verb !== 'run') throw new UsageError();
  return withStore(readUsage(args, {}, 0), surroundings, async ({ database, settings, now }) => {
    const deleted = await runRetention(database, settings.retention, now);
    const lines = Object.entries(deleted).map(([table, count]) => `${table}: ${count} deleted`);
    return succeed({ text: lines.join('\n'), data: { deleted } });
  });
};
