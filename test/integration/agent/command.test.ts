// The lethe command at a real agent: what it has done, what it is refused, and to whom.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runtimeOf, setStage, shell, startAgent } from './support/agents.ts';
import { isState } from './support/clients.ts';
import { describeAsRoot } from './support/root.ts';
import { identity, project } from './support/visit.ts';

const stage = setStage();

interface Said {
  readonly code: number | null;
  readonly json: Record<string, unknown> & { readonly problem?: { readonly code: string } | null };
}

function lethe(words: readonly string[], before: readonly string[] = []): Said {
  const line = [...before, process.execPath, join(project, 'agent/cli/main.ts')];
  const args = [...line.slice(1), ...words, '--json', '--runtime-dir', runtimeOf(stage)];
  const ran = spawnSync(line[0] ?? '', args, { encoding: 'utf8' });
  return { code: ran.status, json: JSON.parse(ran.stdout) };
}

const plant = (): string => {
  stage.station.plant('tmp/residue');
  return join(stage.station.root, 'tmp/residue');
};

describeAsRoot('a station that is clean', () => {
  it('is wiped at once, and says so', async () => {
    await startAgent(stage);
    await (await shell(stage)).waitFor(isState('clean'));
    const residue = plant();
    const { code, json } = lethe(['wipe']);
    expect({ code, json }).toMatchObject({ code: 0, json: { ok: true, removed: 1, left: 0 } });
    expect(existsSync(residue)).toBe(false);
    expect(lethe(['status']).json).toMatchObject({ state: 'clean', problem: null });
  });

  it('goes out of service when an audit finds something, which stays until a wipe', async () => {
    await startAgent(stage);
    await (await shell(stage)).waitFor(isState('clean'));
    expect(lethe(['audit'])).toMatchObject({ code: 0, json: { receipt: { verdict: 'clean' } } });
    const residue = plant();
    expect(lethe(['audit'])).toMatchObject({ code: 1, json: { left: 1, problem: { code: 'WIPE-01' } } });
    expect([existsSync(residue), lethe(['status']).json.state]).toEqual([true, 'blocked']);
    rmSync(residue);
    expect(lethe(['audit'])).toMatchObject({ code: 1, json: { left: 0, problem: { code: 'WIPE-01' } } });
    expect(lethe(['status']).json).toMatchObject({ state: 'blocked', problem: { code: 'WIPE-01' } });
    plant();
    expect(lethe(['wipe']).code).toBe(0);
    expect([existsSync(residue), lethe(['status']).json.state]).toEqual([false, 'clean']);
  });
});

describeAsRoot('a station with a patron', () => {
  it('refuses what would disturb the visit, and lets the event logs be cleared', async () => {
    await startAgent(stage);
    const client = await shell(stage);
    await client.waitFor(isState('clean'));
    const session = await stage.station.session();
    client.ask({ ask: 'open' });
    await client.waitFor(isState('open'));
    for (const words of [['wipe'], ['audit'], ['audit', '--canary']]) {
      expect(lethe(words), words.join(' ')).toMatchObject({ code: 1, json: { problem: { code: 'AGENT-08' } } });
    }
    expect(lethe(['logs', 'clear']).code).toBe(0);
    expect(existsSync(session.inside('/tmp/file'))).toBe(true);
    expect(lethe(['status']).json.state).toBe('open');
  });
});

describeAsRoot('the kiosk user', () => {
  it('may see the state and have nothing done', async () => {
    await startAgent(stage);
    await (await shell(stage)).waitFor(isState('clean'));
    const asKiosk = ['setpriv', ...identity(stage.account)];
    const residue = plant();
    expect(lethe(['wipe'], asKiosk)).toMatchObject({ code: 2, json: { problem: { code: 'COMMAND-04' } } });
    expect(existsSync(residue)).toBe(true);
    expect(lethe(['status'], asKiosk)).toMatchObject({ code: 0, json: { state: 'clean', deeds: null } });
  });
});
