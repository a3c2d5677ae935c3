#!/usr/bin/env node
// The `lethe-server` command: wires the process to it, and decides nothing.
import { problems } from '../contract/problems.ts';
import { unforeseen } from '../contract/unforeseen.ts';
import { runCommand } from './cli/command.ts';

// Whoever reads the store or a copy of it has the keys of all stations.
process.umask(0o077);

const asked = new Promise<void>((resolve) => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, resolve);
});

const surroundings = {
  say: (text: string) => void process.stdout.write(`${text}\n`),
  complain: (text: string) => void process.stderr.write(`${text}\n`),
  asked,
};

// Whoever reads along may stop (`lethe-server token list | head -1`): the work goes on, and nobody is told of it.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** An error's own words may hold a path or what was in a request. */
function end(error: unknown): void {
  const { says, remedy } = problems['PROGRAM-01'];
  surroundings.complain(`PROGRAM-01  ${says} ${remedy} ${JSON.stringify(unforeseen(error))}`);
  process.exit(1);
}

process.on('uncaughtException', end);
runCommand(process.argv.slice(2), surroundings).then((code) => process.exit(code), end);
