// The `lethe` command: IT's tool on a station.
import { runCommand } from './command.ts';

const surroundings = {
  input: process.stdin,
  say: (text: string) => void process.stdout.write(`${text}\n`),
  ask: (text: string) => void process.stderr.write(text),
  complain: (text: string) => void process.stderr.write(`${text}\n`),
};

void runCommand(process.argv.slice(2), surroundings).then((code) => {
  process.exitCode = code;
});
