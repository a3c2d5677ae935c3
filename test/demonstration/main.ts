// The demonstration library as a process of its own: says where it is in one JSON line, obeys words on stdin, ends with stdin.
import { createInterface } from 'node:readline';
import { startDemonstration } from './demonstration.ts';

const demonstration = await startDemonstration();
const { port, httpPort, certificate, publicKey, hostRules } = demonstration;
const say = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`);
};

say({ port, httpPort, certificate, publicKey, hostRules });
for await (const word of createInterface({ input: process.stdin })) {
  if (word === 'log') say(await demonstration.log());
  if (word === 'findings') say(await demonstration.findings());
  if (word === 'reset') say(await demonstration.reset().then(() => null));
}
await demonstration.close();
