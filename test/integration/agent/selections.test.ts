// Selections on a real display: who holds one is seen, and so is that nobody does.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clearSelections, readSelections } from '../../../agent/audit/x-selections.ts';
import { selectionsCleaner } from '../../../agent/cleaners/selections.ts';
import type { Round } from '../../../agent/wipe/cleaner.ts';
import { gone } from './support/visit.ts';

const cookie = Buffer.from('c0ffee00c0ffee00c0ffee00c0ffee00', 'hex');
/** Of the families of addresses, the one that fits every machine. */
const anyHost = Buffer.from([0xff, 0xff]);
const nothing = { clipboard: 0, primary: 0, secondary: 0, cutBuffers: 0 };
let folder: string;
let display: string;
let server: ChildProcess;
const children: ChildProcess[] = [];

const field = (data: Buffer): Buffer => Buffer.concat([Buffer.from([data.length >> 8, data.length & 0xff]), data]);
const xauthority = (secret: Buffer, name: string): string => {
  const path = join(folder, name);
  const fields = [Buffer.from('station'), Buffer.alloc(0), Buffer.from('MIT-MAGIC-COOKIE-1'), secret];
  writeFileSync(path, Buffer.concat([anyHost, ...fields.map(field)]));
  return path;
};
const settings = () => ({ display, xauthority: join(folder, 'right') });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lethe-display-'));
  xauthority(cookie, 'right');
  // The server takes a free number and writes it to descriptor 3. It would forget everything when its last client goes.
  server = spawn('Xvfb', ['-displayfd', '3', '-auth', join(folder, 'right'), '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = await once(server.stdio[3] as NodeJS.ReadableStream, 'data');
  display = `:${String(number).trim()}`;
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  server.kill('SIGTERM');
  await once(server, 'exit');
  rmSync(folder, { recursive: true });
});

const environment = () => ({ PATH: process.env.PATH, DISPLAY: display, XAUTHORITY: join(folder, 'right') });

/** Holds a selection until somebody else takes it or it is ended. */
async function hold(selection: 'clipboard' | 'primary' | 'secondary'): Promise<ChildProcess> {
  const child = spawn('xclip', ['-quiet', '-selection', selection], {
    env: environment(),
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  children.push(child);
  child.stdin?.end('a patron was here');
  while ((await readSelections(settings()))?.[selection] !== 1) await setTimeout(10);
  return child;
}

async function letGo(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await gone(child);
  while (JSON.stringify(await readSelections(settings())) !== JSON.stringify(nothing)) await setTimeout(10);
}

describe('a display', () => {
  it('holds nothing at first', async () => expect(await readSelections(settings())).toEqual(nothing));

  it.each(['clipboard', 'primary', 'secondary'] as const)(
    'shows that somebody holds the %s selection',
    async (selection) => {
      const holder = await hold(selection);
      expect(await readSelections(settings())).toEqual({ ...nothing, [selection]: 1 });
      await letGo(holder);
    },
  );

  it('is not seen without its cookie', async () => {
    await expect(readSelections({ display, xauthority: xauthority(Buffer.alloc(16), 'wrong') })).rejects.toThrow();
    await expect(readSelections({ display, xauthority: null })).rejects.toThrow();
  });

  it('is absent where none runs', async () => {
    expect(await readSelections({ display: ':9872', xauthority: null })).toBeNull();
  });
});

describe('what was copied and marked', () => {
  const round = {} as Round;

  it.each(['clipboard', 'primary', 'secondary'] as const)('is emptied: the %s selection', async (selection) => {
    const cleaner = selectionsCleaner(settings());
    const holder = await hold(selection);
    expect(await cleaner.plan(round)).toEqual({ ok: true, value: 1 });
    expect(await cleaner.apply(round)).toEqual({ ok: true, value: 1 });
    expect(await cleaner.plan(round)).toEqual({ ok: true, value: 0 });
    await letGo(holder);
  });

  it('is emptied: a cut buffer', async () => {
    const write = spawn('xprop', ['-root', '-f', 'CUT_BUFFER0', '8s', '-set', 'CUT_BUFFER0', 'a patron was here'], {
      env: environment(),
    });
    await once(write, 'exit');
    expect(await readSelections(settings())).toEqual({ ...nothing, cutBuffers: 1 });
    await clearSelections(settings());
    expect(await readSelections(settings())).toEqual(nothing);
  });

  it('can’t be counted where the display refuses', async () => {
    const cleaner = selectionsCleaner({ display, xauthority: null });
    expect(await cleaner.plan(round)).toEqual({ ok: false, problem: { code: 'WIPE-02' } });
  });
});
