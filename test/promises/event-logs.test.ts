// P13 on a root folder of the test's own. The real daemons are in test/integration/event-logs.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventLogCleaners } from '../../agent/event-logs/event-logs.ts';
import { loadCleaningRules } from '../../agent/wipe/load.ts';
import { runCleaners } from '../../agent/wipe/run.ts';
import type { Occasion } from '../../contract/cleaner-file.ts';

const kiosk = { name: 'kiosk', id: 64321, home: '/home/kiosk' };
const rules = loadCleaningRules(fileURLToPath(new URL('../../resources/cleaners', import.meta.url)), kiosk);
if (!rules.ok) throw new Error(rules.problem.code);
const { deny } = rules.value;

const logs = [
  ...['var/log/syslog', 'var/log/auth.log.1', 'var/log/apt/history.log', 'var/log/wtmp', 'var/log/btmp.1'],
  ...['var/log/audit/audit.log', 'var/log/cups/page_log', 'var/log/Xorg.0.log', 'var/log/lightdm/lightdm.log'],
  ...['var/log/journal/0123456789abcdef0123456789abcdef/system.journal', 'run/log/journal/x/user-1000.journal~'],
  ...['var/lib/wtmpdb/wtmp.db', 'var/lib/systemd/pstore/1/dmesg.txt', 'run/faillock/reader'],
];
const others = ['etc/passwd', 'home/kiosk/file', 'var/lib/dpkg/status', 'var/cache/thing', 'run/utmp'];

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lethe-promise-'));
  for (const path of [...logs, ...others]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), 'canary');
  }
});
afterEach(() => rmSync(root, { recursive: true }));

/** Files that still hold something. */
const holding = (): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path, 'utf8') !== '')
    .map((path) => path.slice(root.length + 1))
    .sort();

async function clear(occasion: Occasion) {
  const order = { occasion, scope: { snapshot: null, everySession: false } };
  const cleaned = await runCleaners(eventLogCleaners({ root, deny }), order, () => {
    throw new Error('no clearer of event logs asks for the processes of a session');
  });
  return cleaned['event-logs'];
}

describe('P13 Event logs are discarded at every start and every day.', () => {
  it.each(['boot', 'daily'] as const)(
    'discards all of them, and nothing else, at the occasion %s',
    async (occasion) => {
      expect(holding()).toEqual([...logs, ...others].sort());
      expect(await clear(occasion)).toEqual({ removed: logs.length, left: 0, problem: null });
      expect(holding()).toEqual([...others].sort());
    },
  );

  it('leaves them alone at the end of a session, since the gap would tell when that was', async () => {
    expect(await clear('session-end')).toEqual({ removed: 0, left: 0, problem: null });
    expect(holding()).toEqual([...logs, ...others].sort());
  });
});
