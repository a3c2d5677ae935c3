// The event logs of Windows, through a stand-in for its tool: every channel, files put aside, trace files, and whoever refuses.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { windowsLogsCleaner } from '../../../agent/event-logs/windows/channels-cleaner.ts';
import { type LogFolder, logFolderAt } from '../../../agent/event-logs/windows/log-folder.ts';
import { runTool, type Wevtutil } from '../../../agent/event-logs/windows/wevtutil.ts';
import type { Census } from '../../../agent/wipe/cleaner.ts';
import { runCleaners } from '../../../agent/wipe/run.ts';
import { answer } from '../../support/windows/wevtutil.mjs';
import { project } from './support/visit.ts';

interface Event {
  readonly id: number;
  readonly time: string;
  readonly user: string;
}
interface Channel {
  readonly type: 'Admin' | 'Operational' | 'Analytic' | 'Debug';
  readonly enabled: boolean;
  readonly autoBackup: boolean;
  readonly events: readonly Event[];
  readonly refuses?: 'clearing' | 'reading' | 'both';
  readonly listedOnly?: boolean;
}

const visit: Event = { id: 4625, time: '2026-01-02T03:04:05.000Z', user: 'S-1-5-21-1-2-3-1001' };
const plain: Channel = { type: 'Operational', enabled: true, autoBackup: false, events: [visit, visit] };
const channels: Record<string, Channel> = {
  System: { ...plain, type: 'Admin' },
  Security: { ...plain, type: 'Admin', autoBackup: true },
  Application: { ...plain, type: 'Admin' },
  'Microsoft-Windows-PrintService/Operational': plain,
  'Microsoft-Windows-Empty/Operational': { ...plain, events: [] },
  'Microsoft-Windows-Off/Operational': { ...plain, enabled: false },
  'Microsoft-Windows-DNS-Client/Analytic': { ...plain, type: 'Analytic', events: [] },
  'Microsoft-Windows-Kernel/Debug': { ...plain, type: 'Debug', enabled: false, events: [] },
};
const traces = ['Microsoft-Windows-DNS-Client%4Analytic.etl', 'Microsoft-Windows-Kernel%4Debug.etl'];
const archives = ['Archive-Security-2026-01-02-03-04-05-678.evtx', 'archive-System-2026-01-03.EVTX'];

let folder: string;
let wevtutil: Wevtutil;
let logs: LogFolder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lethe-windows-'));
  wevtutil = async (...words) => answer(folder, words);
  logs = logFolderAt(folder);
  for (const name of [...traces, ...archives, 'Security.evtx', 'Archive-readme.txt'])
    writeFileSync(join(folder, name), 'a patron was here');
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (all: Record<string, Channel>) => writeFileSync(join(folder, 'channels.json'), JSON.stringify(all));
const read = (): Record<string, Channel> => JSON.parse(readFileSync(join(folder, 'channels.json'), 'utf8'));
const calls = () => readFileSync(join(folder, 'calls'), 'utf8').split('\n');
const noCensus = (): Census => {
  throw new Error('no process is asked for');
};
const clear = async (tool: Wevtutil = wevtutil, files: LogFolder = logs) => {
  const order = { occasion: 'daily', scope: { snapshot: null, everySession: false } } as const;
  return (await runCleaners([windowsLogsCleaner(tool, files)], order, noCensus))['event-logs'];
};
/** What stands in any channel that is not a record of its clearing by the system itself. */
const left = () =>
  Object.values(read())
    .flatMap(({ events }) => events)
    .filter(({ id, user }) => !([1102, 104].includes(id) && user === 'S-1-5-18'));

describe('every channel', () => {
  it('is cleared, and what remains are records of that by the agent’s own account', async () => {
    write(channels);
    expect(left()).toHaveLength(10);
    expect(await clear()).toMatchObject({ left: 0, problem: null });
    expect(left()).toEqual([]);
    expect(read().Security?.events.map(({ id }) => id)).toEqual([1102]);
    expect(read().System?.events.map(({ id }) => id)).toEqual([104]);
  });

  it('is cleared by an order that leaves no trace of the clearing of others: Security, and System last of all', async () => {
    write(channels);
    await clear();
    const cleared = calls().filter((line) => line.startsWith('cl '));
    expect(cleared.slice(-2)).toEqual(['cl Security', 'cl System']);
    expect(cleared).toHaveLength(6);
  });

  it('has been asked for its settings before anything is done to it', async () => {
    write(channels);
    await clear();
    for (const name of Object.keys(channels)) {
      const about = calls().filter((line) => line.split(' ')[1] === name);
      expect(about[0]).toBe(`gl ${name}`);
    }
  });

  it('that holds nothing from before costs no clearing', async () => {
    write({ System: { ...plain, events: [] } });
    for (const name of [...traces, ...archives]) rmSync(join(folder, name));
    expect(await clear()).toEqual({ removed: 0, left: 0, problem: null });
    expect(calls().some((line) => line.startsWith('cl '))).toBe(false);
  });
});

describe('what clearing does not reach', () => {
  it('is removed: files put aside, and trace files of channels that are switched off for it', async () => {
    write(channels);
    await clear();
    expect(readdirSync(folder).sort()).toEqual(
      ['Archive-readme.txt', 'Security.evtx', 'calls', 'channels.json'].sort(),
    );
    expect(read()['Microsoft-Windows-DNS-Client/Analytic']?.enabled).toBe(false);
    expect(read().Security?.autoBackup).toBe(false);
  });

  it('is said to be left where it can’t be removed', async () => {
    write(channels);
    expect((await clear(wevtutil, { ...logs, remove: () => undefined })).left).toBe(traces.length + archives.length);
    for (const name of [...traces, ...archives]) expect(existsSync(join(folder, name))).toBe(true);
  });
});

describe('a channel that', () => {
  it.each(['clearing', 'reading', 'both'] as const)(
    'refuses %s is reported, and the others are cleared',
    async (refuses) => {
      write({ ...channels, 'Microsoft-Windows-LiveId/Operational': { ...plain, refuses } });
      expect(await clear()).toMatchObject({ left: 1, problem: null });
      expect(left()).toHaveLength(refuses === 'reading' ? 0 : 2);
    },
  );

  it('vanishes in between is no matter', async () => {
    write({ ...channels, 'Gone/Operational': { ...plain, events: [], listedOnly: true } });
    expect(await clear()).toMatchObject({ left: 0, problem: null });
  });
});

describe('a tool that', () => {
  it('is run as a program of its own gets the very words of the real one', async () => {
    write({ System: plain });
    const program = runTool([process.execPath, join(project, 'test/support/windows/wevtutil.mjs'), folder]);
    expect(await program('el')).toEqual({ code: 0, output: 'System\r\n' });
    expect((await program('gl', 'System')).output).toContain('logFileName: %SystemRoot%');
    expect(
      (await program('qe', 'System', "/q:*[System[TimeCreated[@SystemTime<'2027']]]", '/c:1', '/f:xml')).output,
    ).toContain('4625');
    expect((await program('cl', 'Elsewhere')).code).not.toBe(0);
  });

  it('does not run means that nothing was seen', async () => {
    expect((await clear(runTool([join(folder, 'no-such-tool')]))).problem).toEqual({ code: 'WIPE-02' });
  });

  it('says that all went well and does nothing is not believed', async () => {
    write(channels);
    const idle: Wevtutil = async (...words) => (words[0] === 'cl' ? { code: 0, output: '' } : await wevtutil(...words));
    expect((await clear(idle)).left).toBe(5);
  });
});
