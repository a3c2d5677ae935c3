// Empties the secondary selection and the cut buffers, which live in the display and which no browser can reach.
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { DisplaySettings } from '../audit/x-connection.ts';
import { clearForgotten, readSelections } from '../audit/x-selections.ts';
import type { Cleaner } from '../wipe/cleaner.ts';

export function forgottenSelectionsCleaner(settings: DisplaySettings): Cleaner {
  return {
    id: 'forgotten-selections',
    when: ['session-end', 'boot', 'daily'],
    plan: () => count(settings),
    apply: async () => {
      const before = await count(settings);
      if (!before.ok) return before;
      await clearForgotten(settings);
      const after = await count(settings);
      return after.ok ? succeed(before.value - after.value) : after;
    },
  };
}

async function count(settings: DisplaySettings): Promise<Result<number>> {
  try {
    const selections = await readSelections(settings);
    return succeed(selections === null ? 0 : selections.secondary + selections.cutBuffers);
  } catch (error) {
    if (error instanceof Error) return fail('WIPE-02');
    throw error;
  }
}
