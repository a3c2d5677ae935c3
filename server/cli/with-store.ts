// For verbs that work on the store and end: settings read, store opened and of the right shape, and closed whatever happens.
import { fail, type Result } from '../../contract/result.ts';
import { loadSettings, type Settings } from '../settings.ts';
import { judgeVersion } from '../store/migrate.ts';
import { type OpenDatabase, openDatabase } from '../store/open.ts';
import { type ExitCode, type Surroundings, type Typed, tellProblem } from './surroundings.ts';

export interface Work {
  readonly database: OpenDatabase;
  readonly settings: Settings;
  readonly now: number;
}

export const secondsNow = (): number => Math.floor(Date.now() / 1000);

export async function openForWork(typed: Typed, anyVersion = false): Promise<Result<Work>> {
  const path = typed.values.config;
  const settings = await loadSettings(typeof path === 'string' ? path : null);
  if (!settings.ok) return settings;
  const database = await openDatabase(settings.value.store);
  if (!database.ok) return database;
  const judged = anyVersion ? null : await judgeVersion(database.value);
  if (judged?.ok === false || (judged?.ok === true && judged.value === 'behind')) {
    await database.value.close();
    return judged.ok ? fail('SERVER-06') : judged;
  }
  return { ok: true, value: { database: database.value, settings: settings.value, now: secondsNow() } };
}

/** @param work what it says becomes the result, as JSON where that was asked for */
export async function withStore(
  typed: Typed,
  surroundings: Surroundings,
  work: (work: Work) => Promise<Result<{ readonly text: string; readonly data: object }>>,
  anyVersion = false,
): Promise<ExitCode> {
  const asJson = typed.values.json === true;
  const opened = await openForWork(typed, anyVersion);
  if (!opened.ok) {
    tellProblem(opened.problem, asJson, surroundings);
    return 2;
  }
  const done = await work(opened.value).finally(() => opened.value.database.close());
  if (!done.ok) tellProblem(done.problem, asJson, surroundings);
  else surroundings.say(asJson ? JSON.stringify({ ok: true, ...done.value.data }) : done.value.text);
  return done.ok ? 0 : 1;
}
