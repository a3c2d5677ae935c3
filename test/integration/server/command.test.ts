// The lethe-server command as a program of its own: exit codes, JSON, remedies, and a first start from nothing.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffApi } from '../../../contract/staff-api.ts';
import { migrations } from '../../../server/store/migrate.ts';
import { serverProcess } from '../../support/server/processes.ts';

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(...args: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, ['out/server/lethe-server.mjs', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  for (const [name, stream] of [
    ['out', child.stdout],
    ['err', child.stderr],
  ] as const) {
    stream.on('data', (piece: Buffer) => {
      said[name] += piece.toString();
    });
  }
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said })));
}

let folder: string;
let config: string;
let umask: number;
beforeAll(() => {
  // As a root shell has it.
  umask = process.umask(0o022);
  folder = mkdtempSync(join(tmpdir(), 'lethe-command-'));
  config = join(folder, 'server.yaml');
  writeFileSync(config, `store: "sqlite:${join(folder, 'lethe.db')}"\naddress: https://lethe.library.example\n`);
});
afterAll(() => {
  process.umask(umask);
  rmSync(folder, { recursive: true, force: true });
});

describe('lethe-server', () => {
  it('shows its help, and points to it when it is used wrongly', async () => {
    expect(await run('help')).toMatchObject({ code: 0, out: expect.stringContaining('retention run') });
    for (const wrong of [
      ['dance'],
      ['staff'],
      ['token', 'create', '--uses', '0'],
      ['staff', 'add', 'A', '--role', 'king'],
    ]) {
      const ran = await run(...wrong);
      expect([ran.code, ran.out]).toEqual([2, '']);
      expect(ran.err).toContain('lethe-server help');
    }
  });

  it('names the remedy when a setting is wrong or the store is not up to date', async () => {
    const bad = join(folder, 'bad.yaml');
    writeFileSync(bad, 'listen: 0.0.0.0:80\n');
    expect(await run('start', '--config', bad)).toMatchObject({ code: 2, err: expect.stringContaining('SERVER-08') });
    const ran = await run('token', 'list', '--config', config, '--json');
    expect([ran.code, JSON.parse(ran.out)]).toMatchObject([2, { ok: false, problem: { code: 'SERVER-06' } }]);
  });

  it('migrates, invites, makes tokens, forgets and copies, and what was copied is whole', async () => {
    const asJson = async (...args: string[]) => {
      const ran = await run(...args, '--config', config, '--json');
      expect([args, ran.code, ran.err]).toEqual([args, 0, '']);
      return JSON.parse(ran.out);
    };
    expect(await asJson('migrate')).toEqual({ ok: true, steps: migrations.length });
    expect(await asJson('migrate')).toEqual({ ok: true, steps: 0 });
    const invited = await asJson('staff', 'add', 'Duty admin', '--role', 'admin');
    expect(invited.link).toMatch(/^https:\/\/lethe\.library\.example\/join#[\w-]{43}$/);
    expect((await run('staff', 'add', 'duty ADMIN', '--config', config)).err).toContain('SERVER-09');
    const made = await asJson('token', 'create', '--uses', '40', '--days', '2', '--label', 'autumn image');
    expect(made.token).toMatch(/^lethe_[\w-]{43}$/);
    expect((await asJson('token', 'list')).tokens).toMatchObject([{ label: 'autumn image', mostUses: 40 }]);
    expect((await asJson('staff', 'list')).staff).toMatchObject([{ name: 'Duty admin', role: 'admin', joined: false }]);
    expect((await asJson('retention', 'run')).deleted).toMatchObject({ reports: 0, trail: 0 });
    const copy = join(folder, 'copy.db');
    await asJson('backup', copy);
    // They hold the keys by which stations are known.
    for (const file of [copy, join(folder, 'lethe.db')]) expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await run('backup', copy, '--config', config)).code).toBe(1);
    const server = await serverProcess(folder, `sqlite:${copy}`);
    await server.start();
    const joined = await fetch(`http://127.0.0.1:${server.port}${staffApi}/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ invitation: invited.invitation, password: 'a long enough password' }),
    });
    expect([joined.status, await joined.json()]).toMatchObject([200, { name: 'Duty admin', role: 'admin' }]);
    expect(await server.end('SIGTERM')).toBe(0);
    expect(server.said()).not.toMatch(/admin|127\.0\.0\.1/);
  });
});
