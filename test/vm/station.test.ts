// A computer of its own, emulated whole: made a station, visited by its mouse and keys, its plug pulled, its disk sealed and copied.
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeAsRoot, isRoot } from '../integration/agent/support/root.ts';
import { type RealServer, startRealServer } from '../support/health/real-server.ts';
import { type Computer, switchOn } from './support/computer.ts';
import { copyDisk, type Disk, makeDisk, makeKey } from './support/disk.ts';
import { countWords } from './support/search.ts';

const minute = 60_000;
const patience = 30 * minute;

/** Where the Start button of a welcome screen is, and its colour (`--act` of app/pages/style/tokens.css). */
const start = { x: 990, y: 300, colour: '#0A5D64' } as const;
/** In the search field of the first page. */
const field = { x: 400, y: 263 } as const;

/** Written down before the screen comes up, by the service that brings it up: what of a canary the station still holds then. */
const look = {
  folder: '/etc/systemd/system/lethe-shell.service.d',
  script: '/usr/local/sbin/look',
  result: '/run/looked',
  // In brackets so that what looks for them is not found itself.
  text: `#!/bin/sh
{ journalctl --no-pager; dmesg; find /var/log -type f -exec cat {} +; } 2>&1 | grep -a -c '[c]anaryof' > /run/looked
true
`,
} as const;

/** Small letters, which need no more than a key each. */
const letters = (): string => [...randomBytes(12)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
const canary = (of: 'visit' | 'journal' | 'kernel' | 'file'): string => `canaryof${of}${letters()}`;
const canaries = { visit: canary('visit'), journal: canary('journal'), kernel: canary('kernel'), file: canary('file') };
const written = [canaries.journal, canaries.kernel, canaries.file];

let folder: string;
let server: RealServer;
let key: string;
let disk: Disk;
let computer: Computer;

const on = (from: Disk, byInstaller = false): Promise<Computer> => switchOn({ folder, disk: from, key, byInstaller });
const untilWelcome = (name: string, here: Computer = computer) =>
  expect.poll(() => here.look(name, start.x, start.y), { timeout: patience, interval: 5000 }).toBe(start.colour);
const untilState = (word: string) => computer.until(`the station says ${word}`, `lethe status | grep -q ^${word}`);
const rows = (table: string): number => Number(server.rows(`SELECT count(*) AS n FROM ${table}`)[0]?.n);

/** Nothing of the disk may wait in memory when it is read from outside. */
async function countOnDisk(words: readonly string[]): Promise<Record<string, number>> {
  await computer.run('sync');
  return countWords(disk.file, words);
}

async function countInMemory(words: readonly string[]): Promise<Record<string, number>> {
  const file = join(folder, 'memory');
  await computer.memory(file);
  const counts = await countWords(file, words);
  rmSync(file);
  return counts;
}

beforeAll(async () => {
  if (!isRoot) return;
  folder = mkdtempSync(join(tmpdir(), 'lethe-vm-'));
  const served = join(folder, 'server');
  mkdirSync(served);
  server = await startRealServer(served);
  const place = { url: server.url.replace('127.0.0.1', 'lethe.example'), ca: '/etc/lethe/server-ca.pem' };
  const policy = readFileSync(join(import.meta.dirname, '../../resources/policy/open-access.yaml'), 'utf8').replace(
    /memoryMegabytes: \d+/,
    'memoryMegabytes: 1024',
  );
  key = makeKey(folder);
  disk = makeDisk(folder, {
    key,
    hosts: ['lethe.example'],
    files: {
      'etc/lethe/station.yaml': `${policy}\nserver: ${JSON.stringify(place)}\n`,
      'etc/lethe/server-ca.pem': readFileSync(server.caFile, 'utf8'),
    },
    secrets: { 'etc/lethe/enrolment-token': server.token },
  });
}, patience);
afterAll(async () => {
  if (!isRoot) return;
  await computer?.cutPower();
  await server?.end();
  rmSync(folder, { recursive: true, force: true });
});

// The tests below are one computer's life, in this order.
describeAsRoot('a bare computer', () => {
  it('is made a station by one command, which has nothing left to do the second time', async () => {
    computer = await on(disk, true);
    expect(await computer.run('grub-install /dev/vda && update-grub')).toMatchObject({ code: 0 });
    expect(await computer.run('lethe provision')).toMatchObject({ code: 0 });
    const again = JSON.parse((await computer.run('lethe provision --json')).out);
    expect(again).toMatchObject({ ok: true, done: true, steps: [] });
    await computer.powerOff();
  });

  it('then starts by its own boot loader into the welcome screen, with freed memory emptied and without swap', async () => {
    computer = await on(disk);
    expect((await computer.run('cat /proc/cmdline')).out).toMatch(/\binit_on_free=1\b/);
    expect((await computer.run('tail -n +2 /proc/swaps')).out).toBe('');
    await untilWelcome('welcome');
    await untilState('Clean');
    // Neither Mesa's cache of shaders in its home nor a message bus of the kiosk user's.
    expect((await computer.run('ls -A /home/lethe; pgrep -u lethe dbus-daemon')).out).toBe('');
  });

  it('has told its server how it is', async () => {
    await expect.poll(() => rows('reports'), { timeout: patience, interval: 5000 }).toBeGreaterThan(0);
    expect(rows('stations')).toBe(1);
  });

  it('has no fault that the doctor finds, but for the Electron for development and the time servers that it cannot reach', async () => {
    const { checks } = JSON.parse((await computer.run('lethe doctor --json')).out);
    const wrong = checks.filter(({ is }: { is: string }) => is !== 'fine').map(({ id }: { id: string }) => id);
    expect(wrong.toSorted()).toEqual(['clock-sync', 'runtime']);
  });
});

describeAsRoot('a visit', () => {
  it('is opened by the mouse, and what is typed is in the computer’s memory', async () => {
    await computer.hands.click(start.x, start.y);
    await untilState('Open');
    await setTimeout(minute);
    await computer.look('visit', 0, 0);
    await computer.hands.click(field.x, field.y);
    await computer.hands.type(canaries.visit);
    await computer.hands.press('ret');
    await expect
      .poll(() => countInMemory([canaries.visit]), { timeout: patience, interval: 10_000 })
      .not.toEqual({ [canaries.visit]: 0 });
    await computer.look('typed', 0, 0);
  });

  it('ends by a key, and leaves nothing of it in the memory or on the disk', async () => {
    await computer.hands.press('ctrl', 'shift', 'e');
    await untilState('Clean');
    await setTimeout(minute / 2);
    await computer.look('after-the-visit', 0, 0);
    expect(await countInMemory([canaries.visit])).toEqual({ [canaries.visit]: 0 });
    expect(await countOnDisk([canaries.visit])).toEqual({ [canaries.visit]: 0 });
  });
});

describeAsRoot('what was logged before the plug was pulled', () => {
  it('is there while the computer runs', async () => {
    await computer.run(`cat > ${look.script} <<'END'\n${look.text}END\nchmod +x ${look.script}`);
    await computer.run(
      `mkdir -p ${look.folder}; printf '[Service]\\nExecStartPre=+${look.script}\\n' > ${look.folder}/look.conf`,
    );
    expect((await computer.run(`${look.script}; cat ${look.result}`)).out.trim()).toBe('0');
    const log = `logger ${canaries.journal}; echo ${canaries.kernel} > /dev/kmsg; echo ${canaries.file} >> /var/log/site.log`;
    expect(await computer.run(log)).toMatchObject({ code: 0 });
    // In the journal, in the kernel's ring, which the journal reads too, and in the file.
    expect(Number((await computer.run(`${look.script}; cat ${look.result}`)).out)).toBeGreaterThanOrEqual(4);
    expect(await countOnDisk(written)).toMatchObject({ [canaries.journal]: 0, [canaries.file]: 1 });
  });

  it('is gone before the screen comes up again, also from the free blocks of the disk', async () => {
    await computer.run('sync');
    await computer.cutPower();
    computer = await on(disk);
    await untilWelcome('after-the-power-cut');
    await untilState('Clean');
    expect((await computer.run(`cat ${look.result}`)).out.trim()).toBe('0');
    await computer.run('fstrim / || true');
    const all = [...written, canaries.visit];
    expect(await countOnDisk(all)).toEqual(Object.fromEntries(all.map((word) => [word, 0])));
  });
});

interface Identity {
  readonly machine: string;
  readonly ssh: string;
  readonly key: string;
}

async function identityOf(here: Computer): Promise<Identity> {
  const digest = async (path: string) => (await here.run(`sha256sum ${path}`)).out.split(' ')[0] ?? '';
  return {
    machine: (await here.run('cat /etc/machine-id')).out.trim(),
    ssh: await digest('/etc/ssh/ssh_host_ed25519_key'),
    key: await digest('/var/lib/lethe/identity.json'),
  };
}

describeAsRoot('the sealed disk', () => {
  it('makes two computers that share no identity, and the server knows each of them', async () => {
    const all = [await identityOf(computer)];
    expect(await computer.run('systemctl stop lethe-shell lethe-agent && lethe seal')).toMatchObject({ code: 0 });
    await computer.powerOff();
    for (const copy of ['first-copy', 'second-copy'].map((name) => copyDisk(disk, name))) {
      computer = await on(copy);
      await untilWelcome(basename(copy.file, '.raw'));
      await computer.until('it has enrolled', 'lethe enrol');
      all.push(await identityOf(computer));
      await computer.powerOff();
    }
    for (const name of ['machine', 'ssh', 'key'] as const)
      expect(new Set(all.map((one) => one[name])).size, name).toBe(3);
    expect(rows('stations')).toBe(3);
  });
});
