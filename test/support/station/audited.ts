// A station that is asked for a canary audit as IT asks for it, by the lethe command. Its seed is fixed, so that a test knows what
// to look for by itself.
import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { canariesOf, type MaskedSeed, unmask } from '../../../contract/canary.ts';
import { CanaryReceipt } from '../../../contract/canary-receipt.ts';
import { type OwnDemonstration, startOwnDemonstration } from '../../demonstration/own-process.ts';
import { demonstrationPolicyText } from '../../demonstration/policy.ts';
import { buildMutant } from '../mutants/build.ts';
import { type Edit, project } from '../mutants/edit.ts';
import { eventually, type Page } from './devtools.ts';
import { type Station, startStation } from './station.ts';

export const seed: MaskedSeed = { mask: '3c'.repeat(16), masked: '5ab1e0fc9d27483656c1f08e7d3a94b2' };
export const canaries = canariesOf(unmask(seed));

const knownSeed: Edit = {
  file: 'agent/audit/canary/audit.ts',
  from: "{ mask: randomBytes(seedBytes).toString('hex'), masked: randomBytes(seedBytes).toString('hex') }",
  to: JSON.stringify(seed),
};

export interface Audited {
  readonly library: OwnDemonstration;
  readonly station: Station;
  readonly shell: Page;
  /** @returns the receipt; a code where there is none */
  audit(): Promise<CanaryReceipt | string>;
  /** Has the agent begin, and does not wait. */
  begin(): void;
  close(): Promise<void>;
}

/** Milliseconds: all disks of the machine are gone through. */
const longest = 540_000;

const untilWarm = (station: Station): Promise<unknown> =>
  eventually(async () => (await station.sessions()).length === 1, 30_000, 'a warm session');

export async function startAudited(name: string, edits: readonly Edit[] = []): Promise<Audited> {
  const built = await buildMutant(`canary-${name}`, [knownSeed, ...edits]);
  const library = await startOwnDemonstration();
  const { certificate, hostRules } = library;
  const policy = demonstrationPolicyText('quick-lookup');
  const station = await startStation({ policy, certificate, hostRules, ...built });
  const shell = await station.shellPage();
  await untilWarm(station);
  const command = [join(project, 'out/agent/lethe.cjs'), 'audit', '--canary', '--json'];
  const words = [...command, '--runtime-dir', station.folder];
  return {
    ...{ library, station, shell },
    begin: () => void spawn(process.execPath, words, { stdio: 'ignore' }),
    audit: () =>
      new Promise((resolve, reject) => {
        // Its exit code says that the audit failed, which is for the test to judge.
        execFile(process.execPath, words, { timeout: longest }, (error, printed) => {
          if (printed === '') return reject(error ?? new Error('The command said nothing.'));
          const { canary, problem } = JSON.parse(printed);
          resolve(canary === undefined ? problem.code : CanaryReceipt.parse(canary));
        });
      }),
    async close() {
      await station.stop();
      await library.close();
    },
  };
}
