// lethe seal on a computer that is a folder: what goes, what stays, what is put there for the first start of a copy.
import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sealOf } from '../../../../agent/cli/seal.ts';
import { diskAt } from '../../../../agent/provision/disk.ts';
import { lookAtComputer, sealComputer } from '../../../../agent/seal/computer.ts';
import type { SealedMachine } from '../../../../agent/seal/machine.ts';
import { markIds } from '../../../../agent/seal/marks.ts';
import { differing, type Tree, treeOf } from '../../../support/provision/tree.ts';

let root: string;
let stopped: number;
let inUse: boolean;
let machine: SealedMachine;

const printers = '<Printer Reading-Room>\nUUID urn:uuid:1-2-3\nInfo The one by the window\n</Printer>\n';

/** Each with what tells this computer from others, or tells of its past. */
const going = {
  '/etc/ssh/ssh_host_ed25519_key': 'private',
  '/etc/ssh/ssh_host_ed25519_key.pub': 'public',
  '/var/lib/dbus/machine-id': '0123\n',
  '/var/lib/systemd/random-seed': 'seed',
  '/var/lib/systemd/credential.secret': 'secret',
  '/boot/efi/loader/random-seed': 'seed',
  '/etc/cups/printers.conf.O': printers,
  '/etc/cups/ssl/reading-room.key': 'private',
  '/var/cache/cups/job.cache': 'jobs',
  '/var/cache/cups/rss/feed.rss': 'jobs',
  '/var/spool/cups/d00001-001': 'a page',
  '/var/lib/dhcp/dhclient.eth0.leases': 'lease {}',
  '/var/lib/NetworkManager/secret_key': 'secret',
  '/var/lib/NetworkManager/internal-1-eth0.lease': 'ADDRESS=192.0.2.7',
  '/var/lib/cloud/instances/i-1/obj.pkl': 'instance',
  '/var/log/apt/history.log': 'Start-Date',
  '/var/log/dpkg.log.1': 'status installed',
  '/var/log/journal/0123/system.journal': 'LPKSHHRH',
};

const staying = {
  '/etc/ssh/sshd_config': 'PermitRootLogin no\n',
  '/usr/sbin/sshd': 'program',
  '/etc/systemd/system/site.service': '[Service]\n',
  '/etc/cups/cupsd.conf': 'LogLevel warn\n',
  '/var/lib/NetworkManager/NetworkManager.state': '[main]\n',
  '/etc/NetworkManager/system-connections/library.nmconnection': '[connection]\n',
  '/etc/lethe/station.yaml': 'version: 1\n',
  '/var/lib/lethe-provision/record.json': '{}',
  '/etc/cloud/cloud.cfg': 'datasource_list: [ NoCloud ]\n',
};

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lethe-seal-'));
  [stopped, inUse] = [0, false];
  for (const [path, text] of Object.entries({ ...going, ...staying })) write(path, text);
  write('/etc/machine-id', '0123456789abcdef0123456789abcdef\n');
  write('/etc/cups/printers.conf', printers);
  chmodSync(join(root, '/etc/cups/printers.conf'), 0o600);
  machine = {
    ...{ root, disk: diskAt(root), isFree: async () => !inUse },
    quieten: () => {
      stopped += 1;
    },
  };
});
afterEach(() => rmSync(root, { recursive: true }));

const here = (): Tree => treeOf(root);
const filesIn = (tree: Tree): readonly string[] => Object.keys(tree).filter((path) => !tree[path]?.startsWith('40'));
const read = (path: string): string | undefined => {
  const entry = diskAt(root).read(path);
  return entry.is === 'file' ? entry.bytes.toString() : undefined;
};

async function seal(...args: string[]) {
  const said = { out: '', err: '' };
  const add = (where: 'out' | 'err') => (text: string) => {
    said[where] += `${text}\n`;
  };
  const surroundings = { input: Readable.from(''), say: add('out'), ask: add('err'), complain: add('err') };
  return { code: await sealOf(machine)([...args, '--runtime-dir', join(root, 'run')], surroundings), ...said };
}

it('takes what tells it from its copies, and nothing else', () => {
  const before = here();
  expect(sealComputer(machine).ok).toBe(true);
  const [then, now] = [filesIn(before), filesIn(here())];
  expect(then.filter((path) => !now.includes(path)).sort()).toEqual(Object.keys(going).sort());
  for (const [path, text] of Object.entries(staying)) expect(read(path)).toBe(text);
  expect(stopped).toBe(1);
});

it('leaves a machine id that systemd fills, printers without ids, and folders as they were', () => {
  const before = here();
  sealComputer(machine);
  expect(read('/etc/machine-id')).toBe('');
  expect(read('/etc/cups/printers.conf')).toBe('<Printer Reading-Room>\nInfo The one by the window\n</Printer>\n');
  const after = here();
  expect(after['/etc/cups/printers.conf']?.slice(0, 6)).toBe('100600');
  for (const folder of ['/etc/ssh', '/var/cache/cups', '/var/lib/cloud', '/var/log/journal'])
    expect(after[folder], folder).toBe(before[folder]);
  expect(Object.keys(after)).not.toContain('/var/log/journal/0123');
});

it('puts a unit there that makes new keys for SSH, where there is SSH', () => {
  sealComputer(machine);
  const unit = read('/etc/systemd/system/lethe-host-keys.service');
  expect(unit).toContain('ExecStart=/usr/bin/ssh-keygen -A');
  expect(here()['/etc/systemd/system/multi-user.target.wants/lethe-host-keys.service']).toMatch(/^120777 /);
});

it('puts none there without SSH', () => {
  rmSync(join(root, '/usr/sbin/sshd'));
  sealComputer(machine);
  expect(read('/etc/systemd/system/lethe-host-keys.service')).toBeUndefined();
});

it('changes nothing the second time', () => {
  sealComputer(machine);
  const once = here();
  expect(sealComputer(machine)).toEqual({ ok: true, value: [] });
  expect(differing(once, here())).toEqual([]);
});

it('overwrites what it takes: whoever still holds a key finds zeroes', () => {
  const held = openSync(join(root, '/etc/ssh/ssh_host_ed25519_key'), 'r');
  sealComputer(machine);
  const bytes = Buffer.alloc(100);
  expect(readSync(held, bytes, 0, 100, 0)).toBe('private'.length);
  closeSync(held);
  expect(bytes.toString('latin1')).toMatch(/^\0+$/);
});

it('follows no link out of its folders', () => {
  write('/srv/treasure/file', 'precious');
  symlinkSync('/srv/treasure', join(root, '/var/lib/cloud/link'));
  symlinkSync(join(root, '/srv/treasure/file'), join(root, '/var/log/apt/link'));
  expect(sealComputer(machine).ok).toBe(true);
  expect(read('/srv/treasure/file')).toBe('precious');
  expect(Object.keys(here())).not.toContain('/var/log/apt/link');
});

it('says that it could not look where a link leads elsewhere on the way', () => {
  rmSync(join(root, '/etc/cups'), { recursive: true });
  symlinkSync('/srv', join(root, '/etc/cups'));
  expect(lookAtComputer(machine)).toMatchObject({ ok: false, problem: { code: 'SEAL-02' } });
});

it('shows the plan first, mark by mark, and changes nothing', async () => {
  const before = here();
  const { code, out } = await seal('--plan', '--json');
  expect(code).toBe(0);
  const told: { marks: { id: string; paths: string[] }[] } = JSON.parse(out);
  expect(told.marks.map(({ id }) => id)).toEqual([...markIds]);
  expect(told.marks.flatMap(({ paths }) => paths)).toEqual(expect.arrayContaining(Object.keys(going)));
  expect((await seal('--plan')).out).toContain('/etc/ssh/ssh_host_ed25519_key\n');
  expect([differing(before, here()), stopped]).toEqual([[], 0]);
});

it('is refused while anything runs as the kiosk user', async () => {
  inUse = true;
  const before = here();
  expect(await seal()).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^SEAL-03 /) });
  expect(differing(before, here())).toEqual([]);
});

it.each([['--only-station', '--state-dir'], ['--state-dir']])('leaves the computer alone with %s', async (...args) => {
  const before = here();
  mkdirSync(join(root, 'state'));
  writeFileSync(join(root, 'state/identity.json'), '{}');
  const ran = await seal(...args, join(root, 'state'));
  expect([ran.code, ran.out]).toEqual([0, expect.stringContaining('(1 removed)')]);
  expect(differing(before, here())).toEqual(['/state']);
});
