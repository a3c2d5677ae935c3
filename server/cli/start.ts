// `lethe-server start`: listens until it is asked to stop, and then answers what it has taken before it goes.
import { readFile } from 'node:fs/promises';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { startClerk } from '../alerts/clerk.ts';
import { startJobs } from '../jobs/jobs.ts';
import { makeLog } from '../log.ts';
import { readPageFiles } from '../page-files.ts';
import { type BuiltServer, buildServer, type ServerParts } from '../server.ts';
import { judgeSecrecy, loadSettings, type Settings } from '../settings.ts';
import { judgeVersion, migrate } from '../store/migrate.ts';
import { type OpenDatabase, openDatabase } from '../store/open.ts';
import { slotAt } from '../store/reports.ts';
import { readUsage, type Surroundings, type Typed, tellProblem, type Verb } from './surroundings.ts';
import { secondsNow } from './with-store.ts';

type Files = Pick<ServerParts, 'certificate' | 'metricsToken' | 'alertFiles'>;

/** What the settings only point to. */
async function readFiles({ tls, metricsTokenFile, alerts }: Settings): Promise<Result<Files>> {
  try {
    const certificate =
      tls === undefined ? null : { cert: await readFile(tls.certificate), key: await readFile(tls.key) };
    const token = metricsTokenFile === undefined ? null : (await readFile(metricsTokenFile, 'utf8')).trim();
    if (token === '') return fail('SERVER-01', { key: 'metricsTokenFile' });
    const { authorityFile, mail } = alerts;
    const alertFiles = {
      authority: authorityFile === undefined ? null : await readFile(authorityFile, 'utf8'),
      mailPassword: mail?.passwordFile === undefined ? null : (await readFile(mail.passwordFile, 'utf8')).trim(),
    };
    return succeed({ certificate, metricsToken: token, alertFiles });
  } catch {
    return fail('SERVER-07');
  }
}

/** The embedded store has one user, who has just started: it is brought up to date at once. Others are asked to do it. */
async function bringUpToDate(database: OpenDatabase): Promise<Result<null>> {
  const judged = await judgeVersion(database);
  if (!judged.ok) return judged;
  if (judged.value === 'behind') {
    if (database.dialect.name !== 'sqlite') return fail('SERVER-06');
    const migrated = await migrate(database, database.dialect);
    if (!migrated.ok) return migrated;
  }
  await database.prepareDays(slotAt(secondsNow()));
  return succeed(null);
}

async function listen({ app }: BuiltServer, { listen: address }: Settings): Promise<Result<null>> {
  const colon = address.lastIndexOf(':');
  const host = address.slice(0, colon).replace(/^\[|\]$/g, '');
  try {
    await app.listen({ host, port: Number(address.slice(colon + 1)), backlog: 4096 });
    return succeed(null);
  } catch {
    return fail('SERVER-07');
  }
}

async function prepare(typed: Typed): Promise<Result<{ settings: Settings; files: Files }>> {
  const path = typed.values.config;
  const settings = await loadSettings(typeof path === 'string' ? path : null);
  if (!settings.ok) return settings;
  const secret = judgeSecrecy(settings.value);
  if (!secret.ok) return secret;
  const files = await readFiles(settings.value);
  return files.ok ? succeed({ settings: settings.value, files: files.value }) : files;
}

async function serve(typed: Typed, { say, asked }: Surroundings): Promise<Result<null>> {
  const prepared = await prepare(typed);
  if (!prepared.ok) return prepared;
  const { settings, files } = prepared.value;
  const opened = await openDatabase(settings.store);
  if (!opened.ok) return opened;
  const database = opened.value;
  const current = await bringUpToDate(database);
  const log = makeLog((text) => say(text.trimEnd()));
  if (!current.ok) return database.close().then(() => current);
  const pages = await readPageFiles();
  const server = await buildServer({ database, log, now: secondsNow, settings, pages, ...files });
  const listening = await listen(server, settings);
  if (!listening.ok) return server.stop().then(() => listening);
  const jobs = startJobs({ database, log, now: secondsNow, settings, limits: server.limits });
  const clerk = startClerk(server.clerk);
  log({ code: 'started' });
  await asked;
  await clerk.stop();
  await jobs.stop();
  await server.stop();
  log({ code: 'stopped' });
  return succeed(null);
}

export const start: Verb = async (args, surroundings) => {
  const typed = readUsage(args, {}, 0);
  const served = await serve(typed, surroundings);
  if (served.ok) return 0;
  tellProblem(served.problem, typed.values.json === true, surroundings);
  return 2;
};
