// A real CUPS with jobs printed, waiting and cancelled: found before in files, in its answers and in its memory; nowhere after.
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { scanFiles } from '../../../agent/audit/canary/files.ts';
import { scanProcessMemory } from '../../../agent/audit/canary/process-memory.ts';
import { classesFound, startScan } from '../../../agent/audit/canary/scan.ts';
import { printCleaner } from '../../../agent/cleaners/print-jobs.ts';
import { readProcesses } from '../../../agent/processes/table.ts';
import { type Canaries, plainCanary } from '../../../contract/canary.ts';
import { type PrintServer, startPrintServer } from './support/print-server.ts';
import { describeAsRoot } from './support/root.ts';
import { red, setScene, wipe } from './support/scene.ts';

const scene = setScene();
const titles = ['printed', 'waiting', 'cancelled'] as const;
let server: PrintServer;
let canaries: Canaries<(typeof titles)[number]>;

beforeEach(() => {
  const run = randomBytes(16).toString('hex');
  const of = Object.fromEntries(titles.map((title) => [title, plainCanary(run, title)]));
  canaries = { run, of: of as Record<(typeof titles)[number], string> };
});
afterEach(() => server.end());

async function begin(settings: 'keeps-all' | 'keeps-none'): Promise<void> {
  server = await startPrintServer(scene.premises.roots, settings);
  scene.premises = { ...scene.premises, printing: server.service };
  await scene.session.end();
}

/** Resolves when what is to be printed has been printed. */
async function submitJobs(): Promise<void> {
  const { printed, waiting, cancelled } = canaries.of;
  server.print(printed);
  server.print(waiting, '-H', 'indefinite');
  server.print(cancelled, '-H', 'indefinite');
  server.tool('cancel', 'patrons-3');
  while (server.tool('lpstat', '-W', 'not-completed', '-o').includes('patrons-1 '))
    await new Promise((resolve) => setTimeout(resolve, 20));
}

function inFiles(): string[] {
  const scan = startScan(canaries);
  scanFiles(
    scan,
    ['var/spool/cups', 'var/cache/cups'].map((folder) => join(scene.station.root, folder)),
  );
  return classesFound(scan.report());
}

function inMemory(): string[] {
  const scan = startScan(canaries);
  scanProcessMemory(scan, [server.processId()]);
  expect(scan.report().looked).toBeGreaterThan(0);
  return classesFound(scan.report());
}

const jobs = () => server.tool('lpstat', '-W', 'all', '-o').split('\n').filter(Boolean).length;

describeAsRoot('print jobs', () => {
  it('are gone from files, from the service’s answers and from its memory; printers stay', async () => {
    await begin('keeps-all');
    await submitJobs();
    expect(jobs()).toBe(3);
    expect(await server.service.jobs()).toBe(3);
    expect(inMemory()).toEqual([...titles].sort());
    expect(inFiles()).toEqual([...titles].sort());
    const before = server.processId();

    expect(await wipe(scene, null)).toMatchObject({ verdict: 'clean', left: 0 });

    expect(server.processId()).not.toBe(before);
    expect([jobs(), await server.service.jobs()]).toEqual([0, 0]);
    expect([inFiles(), inMemory()]).toEqual([[], []]);
    expect(server.tool('lpstat', '-a')).toContain('patrons accepting');
    expect(existsSync(join(scene.station.root, 'var/spool/cups/tmp'))).toBe(true);
  });

  it('close the station where nothing purges them', async () => {
    await begin('keeps-all');
    await submitJobs();
    const receipt = await wipe(scene, null, { off: ['print-jobs'] });
    expect([red(receipt), receipt.verdict]).toEqual([['print-spool'], 'residue']);
    expect(inMemory()).toEqual([...titles].sort());
  });

  it('are forgotten where the service keeps no history, and its memory alone still knows them', async () => {
    await begin('keeps-none');
    await wipe(scene, null);
    await submitJobs();
    server.tool('cancel', '-a', '-x');
    expect(await server.service.jobs()).toBe(0);
    expect(inMemory()).toContain('printed');
    expect(await wipe(scene, null)).toMatchObject({ verdict: 'clean' });
    expect(inMemory()).toEqual([]);
  });

  it('of a service that no longer answers go with it', async () => {
    await begin('keeps-all');
    await submitJobs();
    process.kill(server.processId(), 'SIGSTOP');
    expect(await server.service.jobs()).toBeNull();
    expect(await wipe(scene, null)).toMatchObject({ verdict: 'clean' });
    expect([inFiles(), inMemory(), jobs()]).toEqual([[], [], 0]);
  });

  it('of a service that is off go as files', async () => {
    await begin('keeps-all');
    await submitJobs();
    await server.end();
    writeFileSync(join(scene.station.root, 'var/spool/cups/tmp/page'), canaries.of.waiting);
    expect(inFiles()).toEqual([...titles].sort());
    expect(await wipe(scene, null)).toMatchObject({ verdict: 'clean' });
    expect(inFiles()).toEqual([]);
    expect(readdirSync(join(scene.station.root, 'var/spool/cups'))).toEqual(['tmp']);
  });
});

describeAsRoot('a service without jobs', () => {
  it('is found among the processes, and no program that somebody else calls by its name', async () => {
    await begin('keeps-all');
    expect(server.service.processes(readProcesses()).map(({ id }) => id)).toEqual([server.processId()]);
  });

  it('is started anew once, and then only after a job or at the day’s turn', async () => {
    await begin('keeps-all');
    const cleaner = printCleaner(server.service, { roots: scene.premises.roots, deny: scene.premises.rules.deny });
    const round = (occasion: 'session-end' | 'daily') => ({
      ...{ occasion, scope: { snapshot: null, everySession: true }, begun: Date.now() },
      census: () => ({ table: readProcesses() }) as never,
    });
    const planned = async (occasion: 'session-end' | 'daily' = 'session-end') => await cleaner.plan(round(occasion));
    expect(await planned()).toEqual({ ok: true, value: 1 });
    await cleaner.apply(round('session-end'));
    expect(await planned()).toEqual({ ok: true, value: 0 });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await planned('daily')).toEqual({ ok: true, value: 1 });
    server.print(canaries.of.waiting, '-H', 'indefinite');
    server.tool('cancel', '-a', '-x');
    expect(await planned()).toEqual({ ok: true, value: 1 });
  });
});
