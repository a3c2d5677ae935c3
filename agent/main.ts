#!/usr/bin/env node
// Starts the agent on this machine: reads the options, wires the real parts, and stops on a signal. Decides nothing.
import { fstatSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { controlSocketName } from '../contract/agent-control.ts';
import { problems } from '../contract/problems.ts';
import type { Problem } from '../contract/result.ts';
import { unforeseen } from '../contract/unforeseen.ts';
import { runSearchProcess } from './audit/canary/search-process.ts';
import { searchWord } from './audit/canary/searcher.ts';
import { deedsIn } from './control/deeds.ts';
import { openControl } from './control/server.ts';
import { answerCommands } from './control/work.ts';
import { makeLog } from './log.ts';
import { readOptions } from './options.ts';
import { serviceManager } from './service/notify.ts';
import { readLedger } from './state/ledger.ts';
import { setUp } from './station.ts';

const usage = 2;
const failed = 1;

const program = realpathSync(process.argv[1] ?? '.');
/** Beside the sources, `../resources`; beside the bundle in `out/agent`, one folder further up. */
const shippedCleaners = join(dirname(program), program.endsWith('.ts') ? '..' : '../..', 'resources/cleaners');

function giveUp({ code, detail }: Problem): void {
  process.stderr.write(`${code} ${problems[code].says} ${problems[code].remedy} ${JSON.stringify(detail ?? {})}\n`);
  process.exitCode = usage;
}

// Node would write the error's own words and all its calls into the journal: they hold paths, and with them names of files.
process.on('uncaughtException', (error) => {
  giveUp({ code: 'PROGRAM-01', detail: { ...unforeseen(error) } });
  process.exit(failed);
});

/** systemd names the stream that it gave, since a variable alone is passed on to programs with other streams. */
function leadsToJournal(): boolean {
  const { dev, ino } = fstatSync(process.stdout.fd);
  return process.env.JOURNAL_STREAM === `${dev}:${ino}`;
}

async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2), shippedCleaners);
  if (!options.ok) return giveUp(options.problem);
  const agent = setUp(
    options.value,
    makeLog((text) => process.stdout.write(text), { toJournal: leadsToJournal() }),
    program,
  );
  if (!agent.ok) return giveUp(agent.problem);
  const manager = serviceManager(process.env);
  await agent.value.start();
  const deeds = () => deedsIn(readLedger(options.value.state), Date.now());
  const control = await openControl(join(options.value.runtime, controlSocketName), answerCommands(agent.value, deeds));
  void agent.value.firstWipe().then(() => manager.ready());
  const stop = async (): Promise<void> => {
    manager.stop();
    await control.close();
    await agent.value.stop();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
}

// A path would be in the error's own words: the code says enough, and the journal of the system names the unit.
if (process.argv[2] === searchWord) runSearchProcess();
else run().catch(() => giveUp({ code: 'AGENT-07' }));
