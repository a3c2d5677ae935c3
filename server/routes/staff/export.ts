// What the pages of stations and promises show, as tables to take along.
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Language } from '../../../contract/words.ts';
import { csvOf } from '../../rules/csv.ts';
import { listPlaces } from '../../store/places.ts';
import { ageWords, reasonWords, type Words, wordsIn } from '../../words.ts';
import { staffRoute } from './guard.ts';
import { countPromises } from './promises.ts';
import type { StationParts } from './stations.ts';

async function stationRows({ database, fleet }: StationParts, words: Words): Promise<string[][]> {
  const { column, verdict } = words;
  const names = new Map((await listPlaces(database)).map(({ id, name }) => [id, name]));
  const { rows } = await fleet.read();
  const head = [column.verdict, column.station, column.place, column.why, column.do, column.for];
  return [
    head,
    ...rows.map(([, name, place, is, code, age, value]) => {
      const { says, remedy } = reasonWords(words, { code, age, value });
      const since = is === 'well' ? '' : ageWords(words, age);
      return [verdict[is], name, (place && names.get(place)) || '', says, remedy, since];
    }),
  ];
}

async function promiseRows(parts: StationParts, words: Words, now: number): Promise<(string | number)[][]> {
  const { column, promise } = words;
  const { promises } = await countPromises(parts, now);
  return [
    [column.promise, column.kept, column.broken, column.unknown],
    ...promises.map(({ id, kept, broken, unknown }) => [promise[id], kept, broken, unknown]),
  ];
}

export function exportRoutes(app: FastifyInstance, parts: StationParts): void {
  const exported = (
    name: 'stations' | 'promises',
    rowsOf: (words: Words, now: number) => Promise<readonly (readonly (string | number)[])[]>,
  ): void =>
    staffRoute<never, string>(app, parts, {
      method: 'GET',
      path: `/export/${name}.csv`,
      role: 'viewer',
      async handle({ query, reply, now, tell }) {
        const language = Language.safeParse(query.language ?? 'en');
        if (!language.success) return null;
        const text = csvOf(await rowsOf(wordsIn(language.data), now));
        await tell('exported', name);
        return asFile(reply, `${name}.csv`, text);
      },
    });
  const asFile = (reply: FastifyReply, name: string, text: string): string => {
    reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`);
    return text;
  };
  exported('stations', (words) => stationRows(parts, words));
  exported('promises', (words, now) => promiseRows(parts, words, now));
}
