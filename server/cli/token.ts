// `lethe-server token create | list`: enrolment tokens, from a terminal.
import { succeed } from '../../contract/result.ts';
import { makeToken } from '../enrol.ts';
import { listTokens } from '../store/tokens.ts';
import { addToTrail } from '../store/trail.ts';
import { readUsage, UsageError, type Verb } from './surroundings.ts';
import { withStore } from './with-store.ts';

/** Whoever may run the command may read the store anyway: the trail says so, and does not guess at a name. */
const who = 'command line';

function wholeNumber(typed: string | boolean | undefined, usual: number, most: number): number {
  if (typed === undefined) return usual;
  const number = Number(typed);
  if (!Number.isInteger(number) || number < 1 || number > most) throw new UsageError();
  return number;
}

const options = { label: { type: 'string' }, uses: { type: 'string' }, days: { type: 'string' } } as const;

const create: Verb = async (args, surroundings) => {
  const typed = readUsage(args, options, 0);
  const mostUses = wholeNumber(typed.values.uses, 1, 100_000);
  const days = wholeNumber(typed.values.days, 7, 366);
  const label = String(typed.values.label ?? 'made at the command line').slice(0, 60);
  return withStore(typed, surroundings, async ({ database, now }) => {
    const made = await makeToken(database, {
      ...{ label, place: null, mostUses, madeAt: now, madeBy: who },
      endsAt: now + days * 86_400,
    });
    await addToTrail(database, { at: now, who, did: 'token-made', subject: label, detail: String(mostUses) });
    const text = `${made.word}\nIt is shown once. It lets ${mostUses} stations enrol and ends in ${days} days.`;
    return succeed({ text, data: { token: made.word, id: made.id, mostUses, endsAt: made.endsAt } });
  });
};

const list: Verb = async (args, surroundings) =>
  withStore(readUsage(args, {}, 0), surroundings, async ({ database }) => {
    const tokens = await listTokens(database);
    const lines = tokens.map(({ hint, label, uses, mostUses }) => `${hint}…  ${uses} of ${mostUses}  ${label}`);
    return succeed({ text: lines.join('\n') || 'There is no token.', data: { tokens } });
  });

export const token: Verb = async ([verb, ...rest], surroundings) => {
  if (verb === 'create') return create(rest, surroundings);
  if (verb === 'list') return list(rest, surroundings);
  throw new UsageError();
};
