// A hundred thousand hostile requests, with another seed each night; it is printed, so that what failed can be had again.
import { it } from 'vitest';
import { besiege } from '../../support/server/siege.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('stands 100,000 fuzzed, replayed, mis-signed, oversized, slow and truncated requests', async () => {
  const folder = temporaryFolder();
  const seed = Number(process.env.LETHE_SEED ?? Math.floor(Date.now() / 1000));
  process.stdout.write(`seed ${seed}\n`);
  await besiege(folder, { requests: 100_000, seed, hanging: 700 }, (text) => process.stdout.write(`${text}\n`));
}, 1_800_000);
