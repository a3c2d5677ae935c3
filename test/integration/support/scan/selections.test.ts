// The scanner finds what was copied, in every selection and in the old cut buffers, on a real X server.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Finding, startScan } from '../../../../agent/audit/canary/scan.ts';
import { makeCanaries } from '../../../support/canary/canary.ts';
import { scanSelections } from '../../../support/scan/selections.ts';

const canaries = makeCanaries();
let server: ChildProcess;
let display = '';

beforeAll(async () => {
  server = spawn('Xvfb', ['-displayfd', '3', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [number] = (await once(server.stdio[3] ?? server, 'data')) as [Buffer];
  display = `:${number.toString().trim()}`;
});
afterAll(async () => {
  server.kill();
  await once(server, 'exit');
});

async function found(): Promise<readonly Finding[]> {
  const scan = startScan(canaries);
  await scanSelections(scan, { name: display });
  return scan.report().findings;
}

/** xclip stays in the background as the owner until somebody else is. */
function copy(selection: string, input: string): void {
  execFileSync('xclip', ['-selection', selection], {
    input,
    env: { PATH: '/usr/bin:/bin', DISPLAY: display },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
}

describe('scanSelections', () => {
  it('finds nothing where nothing was copied', async () => expect(await found()).toEqual([]));

  it.each(['clipboard', 'primary', 'secondary'])(
    'finds what is in %s, and not when something else is',
    async (selection) => {
      copy(selection, canaries.of.clipboard);
      expect((await found()).map((one) => [one.class, one.place])).toEqual([['clipboard', 'selection']]);
      copy(selection, 'something else');
      expect(await found()).toEqual([]);
    },
  );

  it('finds what is in a cut buffer', async () => {
    const given = ['-root', '-f', 'CUT_BUFFER0', '8s', '-set', 'CUT_BUFFER0', canaries.of.primary];
    execFileSync('xprop', given, { env: { PATH: '/usr/bin:/bin', DISPLAY: display } });
    expect((await found()).map((one) => one.class)).toEqual(['primary']);
  });
});
