// A hundred thousand hostile requests, with another seed each night; it is printed, so that what failed can be had again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'vitest';
import { besiege } from '../../support/server/siege.ts';

it('stands 100,000 fuzzed, replayed, mis-signed, oversized, slow and truncated requests', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lethe-siege-'));
  const seed = Math.floor(Date.now() / 1000);
  process.stdout.write(`seed ${seed}\n`);
  await besiege(folder, { requests: 100_000, seed, hanging: 700 }, (text) => process.stdout.write(`${text}\n`));
  rmSync(folder, { recursive: true, force: true });
}, 1_800_000);
