// Some thousands of hostile requests to a real server: right refusals, no crash, nothing stored, nothing echoed. The long one is nightly.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { besiege } from '../../support/server/siege.ts';

it('stands 3,000 fuzzed, replayed, mis-signed, oversized, slow and truncated requests', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lethe-siege-'));
  const said: string[] = [];
  await besiege(folder, { requests: 3000, seed: 20261125, hanging: 70 }, (text) => said.push(text));
  expect(said).toHaveLength(1);
  process.stdout.write(`${said[0]}\n`);
  rmSync(folder, { recursive: true, force: true });
}, 300_000);
