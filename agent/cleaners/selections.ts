// Empties what was copied and marked: every selection, whoever holds it, and the cut buffers, which live in the display itself.
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { DisplaySettings } from '../../contract/x11/connection.ts';
import { clearSelections, readSelections } from '../audit/x-selections.ts';
import type { Cleaner } from '../wipe/cleaner.ts';

export function selectionsCleaner(settings: DisplaySettings): Cleaner {
  return {
    id: 'selections',
    group: 'user-data',
    when: ['session-end', 'boot', 'daily'],
    plan: () => count(settings),
    apply: async () => {
      const before = await count(settings);
      if (!before.ok) return before;
      await clearSelections(settings);
      const after = await count(settings);
      return after.ok ? succeed(before.value - after.value) : after;
    },
  };
}

async function count(settings: DisplaySettings): Promise<Result<number>> {
  try {
    const selections = await readSelections(settings);
    return succeed(selections === null ? 0 : Object.values(selections).reduce((sum, held) => sum + held, 0));
  } catch (error) {
    if (error instanceof Error) return fail('WIPE-02');
    throw error;
  }
}
