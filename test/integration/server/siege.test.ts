// Some thousands of hostile requests to a real server: right refusals, no crash, nothing stored, nothing echoed. The long one is nightly.
import { expect, it } from 'vitest';
import { besiege } from '../../support/server/siege.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('stands 3,000 fuzzed, replayed, mis-signed, oversized, slow and truncated requests', async () => {
  const folder = temporaryFolder();
  const said: string[] = [];
  await besiege(folder, { requests: 3000, seed: 20261125, hanging: 70 }, (text) => said.push(text));
  expect(said).toHaveLength(1);
  process.stdout.write(`${said[0]}\n`);
}, 300_000);
