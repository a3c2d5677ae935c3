// `npm run demo`: server, agent and station on this machine, to be used by hand, or played once by itself where there is no display.
import { bundle } from './bundle.ts';
import { openByHand } from './demo/by-hand.ts';
import { demoUsage, readDemoOptions } from './demo/options.ts';
import { playVisit } from './demo/play.ts';

const options = readDemoOptions(process.argv.slice(2));
const display = process.env.DISPLAY;

if (options === undefined) {
  process.stderr.write(`${demoUsage}\n`);
  process.exitCode = 2;
} else {
  await bundle();
  const { headless, stations } = options;
  process.exitCode = headless || !display ? await playVisit('out/demo', stations) : await openByHand(display, stations);
}
