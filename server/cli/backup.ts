// `lethe-server backup FILE`: a copy of the embedded store as it is at one moment, made while the server goes on.
import { fail, succeed } from '../../contract/result.ts';
import { readUsage, type Verb } from './surroundings.ts';
import { withStore } from './with-store.ts';

export const backup: Verb = async (args, surroundings) => {
  const typed = readUsage(args, {}, 1);
  const [file = ''] = typed.words;
  return withStore(typed, surroundings, async ({ database }) => {
    // PostgreSQL has tools of its own for this, which know more than we do: docs/server.md names them.
    if (database.dialect.name !== 'sqlite') return fail('SERVER-02');
    const done = await database.rows('VACUUM INTO $1', [file]).then(
      () => true,
      () => false,
    );
    if (!done) return fail('SERVER-09');
    return succeed({ text: 'The copy is whole. Putting it back: docs/server.md.', data: {} });
  });
};
