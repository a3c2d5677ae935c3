// `npm run demo`: a whole station on this machine, to be used by hand, or played once by itself where there is no display.
import { bundle } from './bundle.ts';
import { openByHand } from './demo/by-hand.ts';
import { playVisit } from './demo/play.ts';

const headless = process.argv.includes('--headless') || !process.env.DISPLAY;

await bundle();
process.exitCode = headless ? await playVisit('out/demo') : await openByHand(process.env.DISPLAY ?? ':0');
