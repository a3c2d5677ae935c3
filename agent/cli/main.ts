// The `lethe` command: IT's tool on a station.
import { unforeseen } from '../../contract/unforeseen.ts';
import { runCommand } from './command.ts';
import { sentenceOf } from './sentence.ts';

const surroundings = {
  input: process.stdin,
  say: (text: string) => void process.stdout.write(`${text}\n`),
  ask: (text: string) => void process.stderr.write(text),
  complain: (text: string) => void process.stderr.write(`${text}\n`),
};

// Not the error's own words: what a technician sees may be read aloud, copied into a ticket, or kept by whatever ran the command.
process.on('uncaughtException', (error) => {
  surroundings.complain(`${sentenceOf('PROGRAM-01')} ${JSON.stringify(unforeseen(error))}`);
  process.exit(1);
});

// Whoever reads along may stop (`lethe status | head -1`): the work goes on, and nobody is told of it.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

void runCommand(process.argv.slice(2), surroundings).then((code) => {
  process.exitCode = code;
});
