// `npm run bench -- NAME`: runs the benchmarks that are named, or all, and writes out/bench/NAME.json and a readable summary.
import { bundle } from '../../build/bundle.ts';
import { benchAgent } from './agent.ts';
import { type Benchmark, report } from './report.ts';
import { benchServer } from './server.ts';
import { benchStation } from './station.ts';

const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> = {
  station: benchStation,
  agent: benchAgent,
  server: benchServer,
};

const asked = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const unknown = asked.filter((name) => benchmarks[name] === undefined);
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark of that name. There are: ${Object.keys(benchmarks).join(', ')}.\n`);
  process.exitCode = 2;
} else {
  await bundle();
  for (const [name, run] of Object.entries(benchmarks)) {
    if (asked.length === 0 || asked.includes(name)) await report(await run());
  }
}
