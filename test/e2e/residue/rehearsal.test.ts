// The station audits itself: a visit to nobody through the real shell, which is seen while it lives and nowhere after it; and an
// audit that saw nothing, or found something, closes the station.
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { scanKernelNames } from '../../../agent/audit/canary/kernel-names.ts';
import { scanProcessMemory } from '../../../agent/audit/canary/process-memory.ts';
import { type Finding, startScan } from '../../../agent/audit/canary/scan.ts';
import type { CanaryReceipt } from '../../../contract/canary-receipt.ts';
import { type Audited, canaries, startAudited } from '../../support/station/audited.ts';
import { eventually } from '../../support/station/devtools.ts';
import { bodyText, endVisit, sitDown, untilText } from '../../support/station/patron.ts';
import { outputName } from '../../support/station/station.ts';
import { text } from '../station/at-station.ts';
import { off } from './lines.ts';
import { opened } from './machine.ts';
import { searchMachine } from './search.ts';

const isRoot = process.getuid?.() === 0;
if (!isRoot)
  process.stderr.write('Skipped: a station audits itself only under a user of its own, which needs root to make.\n');

const patience = 600_000;
/** Milliseconds: the looks themselves cost what the audit needs. */
const betweenLooks = 500;
const startIsThere = "document.querySelector('.start') !== null";

/** What anybody who looks at the machine would see of the canaries while the audit runs: names, and both long-lived processes. */
function seenFromOutside({ station }: Audited): readonly Finding[] {
  const scan = startScan(canaries);
  scanProcessMemory(scan, [station.agentProcess().pid ?? 0, station.shellProcess().pid ?? 0]);
  scanKernelNames(scan);
  return scan.report().findings;
}

interface Watched {
  readonly receipt: CanaryReceipt | string;
  readonly words: readonly string[];
  readonly started: boolean;
  readonly outside: readonly Finding[];
}

async function watchAudit(audited: Audited): Promise<Watched> {
  const words = new Set<string>();
  const outside: Finding[] = [];
  let [over, started] = [false, false];
  const watching = (async () => {
    while (!over) {
      const said = await bodyText(audited.shell).catch(() => '');
      for (const line of said.split('\n')) words.add(line.trim());
      started ||= said.includes(text('en', 'wipe-check')) && (await audited.shell.evaluate<boolean>(startIsThere));
      outside.push(...seenFromOutside(audited));
      await pause(betweenLooks);
    }
  })();
  const receipt = await audited.audit();
  over = true;
  await watching;
  return { receipt, words: [...words], started, outside };
}

const inService = (audited: Audited): Promise<unknown> =>
  eventually(() => audited.shell.evaluate<boolean>(startIsThere), 20_000, 'the welcome');

describe('P17 A station audits itself, and closes when it finds something.', () => {
  describe.skipIf(!isRoot)('a station as it is', asItIs);
  describe.skipIf(!isRoot)('a station with a line of defence switched off', switchedOff);
});

function asItIs(): void {
  let audited: Audited;
  let watched: Watched;
  const since = Date.now();

  beforeAll(async () => {
    if (!isRoot) return;
    audited = await startAudited('clean');
    watched = await watchAudit(audited);
  }, patience);
  afterAll(() => audited?.close());

  it('sees each class while the session lives, and none after it', () => {
    const receipt = watched.receipt as CanaryReceipt;
    expect(receipt).toMatchObject({ verdict: 'clean', containment: 'bubblewrap' });
    expect(receipt.classes.filter(({ id, before }) => before === 0 && id !== 'run')).toEqual([]);
    expect(receipt.classes.filter(({ after }) => after > 0)).toEqual([]);
  });

  it('looks at every kind of place that there is here', () => {
    const { places } = watched.receipt as CanaryReceipt;
    const looked = places.filter((place) => place.looked > 0 && place.unseen === 0).map(({ id }) => id);
    // Whether something that must be decoded was written meanwhile is up to the machine; decoders have tests of their own.
    for (const id of ['file', 'file-name', 'memory', 'shared-memory', 'kernel', 'selection'])
      expect(looked).toContain(id);
  });

  it('says on the screen that it checks itself, and lets nobody start', () => {
    expect(watched.words).toContain(text('en', 'wipe-check'));
    expect(watched.started).toBe(false);
    expect(audited.station.told.map(({ state }) => state)).not.toContain('open');
  });

  it('holds no canary outside its session: in no argument, no environment, and not in the memory of agent or shell', () => {
    expect(watched.outside).toEqual([]);
  });

  it(
    'is open again, and has left nothing anywhere, what agent and shell print included',
    async () => {
      await inService(audited);
      const { station, library } = audited;
      expect(await readFile(join(station.folder, outputName), 'utf8')).toContain('"code":"started"');
      const { found } = await searchMachine({ station, library, canaries, since }, [...opened(station), '/var/log']);
      expect(found).toEqual([]);
    },
    patience,
  );

  it(
    'leaves a patron’s visit alone: it is refused while somebody is in',
    async () => {
      const visit = await sitDown(audited.station, audited.shell);
      expect(await audited.audit()).toBe('AGENT-08');
      expect((await endVisit(audited.station, visit)).receipt).toMatchObject({ verdict: 'clean' });
      await audited.shell.evaluate("document.querySelector('.button.main')?.click()");
    },
    patience,
  );

  it(
    'is wiped like a visit when the agent is killed in the middle of it',
    async () => {
      const { station, library } = audited;
      await eventually(async () => (await station.sessions()).length === 1, 30_000, 'a warm session');
      const from = station.told.length;
      audited.begin();
      await untilText(audited.shell, text('en', 'wipe-check'));
      await eventually(() => seenInSessions(audited), 30_000, 'something planted');
      station.agentProcess().kill('SIGKILL');
      await eventually(async () => (await station.sessions()).length === 0, 20_000, 'the end of the session');
      await station.startAgent();
      await station.untilTold(({ state, receipt }) => state === 'clean' && receipt?.verdict === 'clean', from);
      const { found } = await searchMachine({ station, library, canaries, since }, [...opened(station), '/var/log']);
      expect(found).toEqual([]);
      await inService(audited);
    },
    patience,
  );
}

async function seenInSessions({ station }: Audited): Promise<boolean> {
  const scan = startScan(canaries);
  scanProcessMemory(
    scan,
    (await station.sessions()).flatMap(({ processes }) => processes),
  );
  return scan.report().findings.length > 0;
}

/** The station says why, for staff, and nobody can start. */
async function outOfService(audited: Audited, code: string): Promise<void> {
  await untilText(audited.shell, text('en', 'out-title'));
  expect(await bodyText(audited.shell)).toContain(code);
  expect(await audited.shell.evaluate(startIsThere)).toBe(false);
  expect(audited.station.told.at(-1)?.state).toBe('blocked');
}

function switchedOff(): void {
  let audited: Audited;
  afterEach(() => audited?.close());

  it(
    'is void when the session plants nothing, and closes the station',
    async () => {
      const nothing = {
        file: 'app/session/rehearsal/answers.ts',
        from: "    case '/rehearsal.js':\n",
        to: `    case '/rehearsal.js':
      return answer('script', "fetch('/planted', { method: 'POST', body: '[]' })");
`,
      };
      audited = await startAudited('void', [nothing]);
      const receipt = (await audited.audit()) as CanaryReceipt;
      expect(receipt.verdict).toBe('void');
      // What keys and programs plant was planted all the same.
      expect(receipt.classes.find(({ id }) => id === 'hidden-file')?.before).toBeGreaterThan(0);
      expect(receipt.classes.find(({ id }) => id === 'local-latin')?.before).toBe(0);
      await outOfService(audited, 'CANARY-03');
    },
    patience,
  );

  it(
    'finds what no cleaner removes and no look sees, and closes the station',
    async () => {
      audited = await startAudited('residue', [off.ownTmp, off.cleanedTmp, off.lookedAtTemporary]);
      const { user } = audited.station;
      try {
        const receipt = (await audited.audit()) as CanaryReceipt;
        expect(receipt.verdict).toBe('residue');
        const left = receipt.classes.filter(({ after }) => after > 0).map(({ id }) => id);
        expect(left).toEqual(['outside-home', 'hidden-name']);
        await outOfService(audited, 'CANARY-01');
      } finally {
        execFileSync('find', ['/tmp', '-maxdepth', '1', '-user', user.name, '-type', 'f', '-delete']);
      }
    },
    patience,
  );
}
