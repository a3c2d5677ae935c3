// The process that searches, as the agent starts it: what it tells is counts, and a search that fails is no search.
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SearchOrder } from '../../../agent/audit/canary/found.ts';
import { searchWith } from '../../../agent/audit/canary/searcher.ts';
import { canariesOf, unmask } from '../../../contract/canary.ts';
import { hasLostItsHead, headless } from './support/scene.ts';

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const search = searchWith(pathOf('../../../agent/main.ts'));
const seed = { mask: '5a'.repeat(16), masked: '0f1e2d3c4b5a69788796a5b4c3d2e1f0' };
const { of } = canariesOf(unmask(seed));

let folder: string;
let holder: ChildProcess;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lethe-search-'));
  holder = fork(pathOf('../support/scan/holder.ts'), { stdio: 'inherit' });
});
afterEach(() => {
  holder.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

async function hold(text: string): Promise<void> {
  holder.send([...Buffer.from(text)].map((byte) => byte ^ 0xff));
  await once(holder, 'message');
}

const order = () => ({
  ...({ look: 'session', seed, display: null } as const),
  members: [holder.pid ?? 0],
  folders: [folder],
});

describe('a search of a session', () => {
  it('finds what its processes hold and what its folders hold, by class and kind of place', async () => {
    await hold(of.heap);
    writeFileSync(join(folder, 'left'), of['hidden-file']);
    const { classes, places } = await search(order());
    expect(Object.keys(classes).sort()).toEqual(['heap', 'hidden-file']);
    const found = places.filter((place) => place.found > 0).map(({ id }) => id);
    expect(found).toContain('file');
    expect(found).toContain('memory');
    expect(places.every(({ unseen }) => unseen === 0)).toBe(true);
  });

  it('finds nothing where there is nothing of this run', async () => {
    await hold(canariesOf('0'.repeat(32)).of.heap);
    const { classes, places } = await search(order());
    expect(classes).toEqual({});
    expect(places.find(({ id }) => id === 'memory')?.looked).toBeGreaterThan(0);
  });

  it('finds what a process holds whose first thread has ended', async () => {
    const [tool, ...args] = headless;
    const child = spawn(tool, [...args, of.clipboard], { stdio: 'ignore' });
    const id = child.pid ?? 0;
    await hasLostItsHead(id);
    const { classes } = await search({ ...order(), members: [id] });
    child.kill('SIGKILL');
    expect(Object.keys(classes)).toEqual(['clipboard']);
  });

  it('passes over a process that has gone', async () => {
    await hold(of.heap);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect((await search(order())).classes).toEqual({});
  });
});

it('is no search when its program is not there, or its order makes no sense', async () => {
  await expect(searchWith(join(folder, 'nowhere.ts'))(order())).rejects.toThrow();
  const senseless: SearchOrder = { ...order(), members: [-1] };
  await expect(search(senseless)).rejects.toThrow();
});
