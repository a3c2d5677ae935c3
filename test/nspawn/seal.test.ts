// One sealed disk, copied twice: two computers that share no id and no key, and that a real server knows as two stations.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeAsRoot, isRoot } from '../integration/agent/support/root.ts';
import { type RealServer, startRealServer } from '../support/health/real-server.ts';
import { type Machine, makeMachine } from './support/machine.ts';
import { furnish, putStation } from './support/station.ts';

const machines: Machine[] = [];
let folder: string;
let server: RealServer;
let original: Machine;

async function another(copyOf?: Machine): Promise<Machine> {
  const machine = await makeMachine(copyOf ?? putStation);
  machines.push(machine);
  return machine;
}

beforeAll(async () => {
  if (!isRoot) return;
  folder = mkdtempSync(join(tmpdir(), 'lethe-clones-'));
  server = await startRealServer(folder);
  original = await another();
  furnish(original);
  original.enable('lethe-agent.service');
  const place = { url: server.url, ca: '/etc/lethe/server-ca.pem' };
  const policy = readFileSync(join(import.meta.dirname, '../../resources/policy/open-access.yaml'), 'utf8');
  original.write('/etc/lethe/station.yaml', `${policy}\nserver: ${JSON.stringify(place)}\n`);
  original.write('/etc/lethe/server-ca.pem', readFileSync(server.caFile, 'utf8'));
  original.write('/etc/lethe/enrolment-token', server.token, 0o600);
  await original.boot();
});
afterAll(async () => {
  if (!isRoot) return;
  for (const machine of machines) await machine.end();
  await server.end();
  rmSync(folder, { recursive: true });
});

interface Identity {
  readonly machine: string;
  readonly ssh: string;
  readonly station: string;
  readonly key: string;
}

const digest = (machine: Machine, path: string): string =>
  machine.inside('sha256sum', path).out.split(' ')[0] ?? 'none';

/** Of a machine that runs. Makes it known to the server, as the agent does before its first report. */
function identityOf(machine: Machine): Identity {
  const enrolled = machine.insideWithNetwork('lethe', 'enrol', '--json');
  return {
    machine: machine.read('/etc/machine-id')?.trim() ?? '',
    ssh: digest(machine, '/etc/ssh/ssh_host_ed25519_key'),
    station: JSON.parse(enrolled.out).station,
    key: digest(machine, '/var/lib/lethe/identity.json'),
  };
}

const stations = (): readonly unknown[] => server.rows('SELECT id FROM stations').map(({ id }) => id);
const sealed = (...args: string[]) => {
  const { code, out } = original.inside('lethe', 'seal', ...args, '--json');
  return { code, told: JSON.parse(out) };
};

/** Everything that tells two machines apart, each in a set: as many as there are machines, or they share it. */
const shared = (all: readonly Identity[]): readonly string[] =>
  (['machine', 'ssh', 'station', 'key'] as const).filter(
    (name) => new Set(all.map((one) => one[name])).size < all.length,
  );

// The tests below are one disk's life, in this order.
describeAsRoot('a disk that is copied', () => {
  let first: Identity;

  it('shares everything with its copy when it was not sealed', async () => {
    first = identityOf(original);
    expect(first.machine).toMatch(/^[0-9a-f]{32}$/);
    await original.powerOff();
    const copy = await another(original);
    await copy.boot();
    expect(shared([first, identityOf(copy)])).toEqual(['machine', 'ssh', 'station', 'key']);
    await copy.powerOff();
    expect(stations()).toHaveLength(1);
  });

  it('is not sealed while the agent runs or somebody is there', async () => {
    await original.boot();
    expect(sealed()).toMatchObject({ code: 1, told: { problem: 'SEAL-01' } });
    original.inside('systemctl', 'stop', 'lethe-agent.service');
    original.inside('runuser', '-u', 'lethe', '--', 'sh', '-c', '(setsid sleep 1000 > /dev/null 2>&1 &)');
    await original.until('somebody is there', 'pgrep', '-u', 'lethe', 'sleep');
    expect(sealed()).toMatchObject({ code: 1, told: { problem: 'SEAL-03' } });
    original.inside('pkill', '-u', 'lethe');
  });

  it('is sealed, once', async () => {
    await original.until('nobody is there', 'sh', '-c', '! pgrep -u lethe');
    const planned = sealed('--plan').told.marks;
    expect(sealed()).toMatchObject({ code: 0, told: { ok: true, problem: null, marks: planned } });
    const again = sealed();
    expect(again).toMatchObject({ code: 0, told: { removed: 0 } });
    expect(again.told.marks.flatMap(({ paths }: { paths: string[] }) => paths)).toEqual([]);
    await original.powerOff();
    expect(original.read('/etc/machine-id')).toBe('');
    for (const gone of [
      '/etc/ssh/ssh_host_ed25519_key',
      '/var/lib/lethe/identity.json',
      '/var/lib/systemd/random-seed',
    ])
      expect(original.read(gone), gone).toBeNull();
  });

  it('then shares nothing with its copies, nor they with each other, and the server knows each of them', async () => {
    const copies = [await another(original), await another(original)];
    const all = [first];
    for (const copy of copies) {
      await copy.boot();
      await copy.until('SSH runs', 'systemctl', 'is-active', '--quiet', 'ssh.service');
      all.push(identityOf(copy));
      expect(JSON.parse(copy.inside('lethe', 'status', '--json').out).state).toBe('clean');
      await copy.powerOff();
    }
    expect(all.map(({ machine }) => machine)).toEqual(all.map(() => expect.stringMatching(/^[0-9a-f]{32}$/)));
    expect(all.map(({ ssh, key }) => [ssh, key])).toEqual(
      all.map(() => [expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)]),
    );
    expect(shared(all)).toEqual([]);
    expect([...stations()].sort()).toEqual(all.map(({ station }) => station).sort());
  });

  it('gives a copy its own identity once: the next start keeps it', async () => {
    const copy = machines.at(-1);
    if (copy === undefined) throw new Error('there is none');
    await copy.boot();
    const now = identityOf(copy);
    await copy.powerOff();
    await copy.boot();
    expect(identityOf(copy)).toEqual(now);
  });
});
