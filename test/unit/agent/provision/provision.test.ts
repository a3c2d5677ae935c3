// lethe provision on bare machines that are folders: what it plans, does, does again, and takes back byte for byte.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stepIds } from '../../../../agent/provision/step.ts';
import { type BareMachine, bareMachines } from '../../../support/provision/bare-machine.ts';
import { type Bare, codeOf, openBare } from '../../../support/provision/opened.ts';
import { provision, type Said } from '../../../support/provision/stand-ins.ts';
import { differing, type Tree } from '../../../support/provision/tree.ts';

const names = Object.keys(bareMachines) as BareMachine[];

let bare: Bare;
const here = (): Tree => bare.here();
const left = (): readonly string[] => bare.left();
const read = (path: string): string => bare.read(path);
const lethe = (...args: string[]): Promise<Said> => bare.lethe(...args);

beforeEach(() => {
  bare = openBare('Debian 12');
});
afterEach(() => bare.folder.end());
const asObject = ({ out }: Said) => JSON.parse(out);

describe.each(names)('a bare %s', (name) => {
  beforeEach(() => {
    bare.folder.end();
    bare = openBare(name);
  });

  it('is shown every change first, and stays as it is', async () => {
    const { code, out, err } = await lethe('--plan');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/The plan: \d+ changes in \d+ steps\. Nothing has been changed yet\.\n$/);
    expect([left(), bare.tools.asked]).toEqual([[], []]);
  });

  it('becomes what the plan said and nothing else', async () => {
    const planned = asObject(await lethe('--plan', '--json'));
    expect((await lethe()).code).toBe(0);
    const paths = planned.steps.flatMap((step: { changes: { path: string | null }[] }) =>
      step.changes.flatMap(({ path }) => path ?? []),
    );
    const account = ['/etc/passwd', '/etc/shadow', '/etc/group', '/etc/gshadow'];
    const after = here();
    const changed = left().filter((path) => !after[path]?.startsWith('40'));
    expect(changed).toEqual([...new Set([...paths, ...account, '/var/lib/lethe-provision/record.json'])].sort());
    for (const line of planned.steps.flatMap((step: { changes: { diff: string[] }[] }) =>
      step.changes.flatMap(({ diff }) => diff),
    ))
      expect(line).toMatch(/^[-+] /);
  });

  it('is changed by the second run no more', async () => {
    await lethe();
    const once = here();
    bare.tools.asked.length = 0;
    expect(asObject(await lethe('--plan', '--json')).steps).toEqual([]);
    const again = await lethe();
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('Nothing to change')]);
    expect([differing(once, here()), bare.tools.asked]).toEqual([[], []]);
  });

  it('is put back byte for byte, with rights, owners and absent files', async () => {
    await lethe();
    expect(left().length).toBeGreaterThan(20);
    expect((await lethe('--undo')).code).toBe(0);
    expect(left()).toEqual([]);
    expect((await lethe('--undo')).out).toContain('Nothing to take back');
    expect(left()).toEqual([]);
  });

  it('is what a station needs', async () => {
    await lethe();
    expect(read('/etc/fstab')).not.toMatch(/^[^#].*swap/m);
    expect(read('/etc/default/grub.d/lethe-freed-memory.cfg')).toContain('init_on_free=1');
    expect(read('/etc/systemd/journald.conf.d/lethe-journal.conf')).toContain('Storage=volatile');
    expect(read('/etc/shadow')).toMatch(/^lethe:!/m);
    expect(bare.tools.asked).toEqual(
      expect.arrayContaining(['install', 'makeAccount', 'systemd', 'early-system', 'boot-loader']),
    );
  });
});

describe('the record', () => {
  it('can be entered by root alone', async () => {
    await lethe();
    const modes = Object.entries(here()).filter(([path]) => path.startsWith('/var/lib/lethe-provision'));
    expect(modes.map(([, line]) => line.split(' ')[0])).toEqual(['40700', '100600']);
  });

  it('tells of no password, and neither does the plan', async () => {
    bare.folder.write('/etc/passwd', 'root:x:0:0::/root:/bin/sh\nlethe:x:998:998::/home/lethe:/bin/sh\n');
    bare.folder.write('/etc/shadow', { text: 'root:!::::::\nlethe:$y$j9T$hash:1::::::\n', mode: 0o640 });
    const { out } = await lethe('--plan');
    expect(out).toContain('/etc/shadow: lock its password');
    expect(out + (await lethe('--plan', '--json')).out).not.toContain('hash');
  });
});

describe('an account that is there already', () => {
  const shadow = { text: 'root:!::::::\nlethe:$y$j9T$hash:1:2:3::::\n', mode: 0o640 };

  beforeEach(() => {
    bare.folder.write('/etc/passwd', 'root:x:0:0::/root:/bin/sh\nlethe:x:998:998::/home/lethe:/bin/sh\n');
    bare.folder.write('/etc/shadow', shadow);
    bare.folder.write('/etc/group', 'root:x:0:\nsudo:x:27:ada,lethe,bo\ndisk:x:6:lethe\naudio:x:29:lethe\n');
    bare.settle();
  });

  it('is locked and taken out of groups that open something, and out of no other', async () => {
    await lethe();
    expect(read('/etc/shadow')).toBe('root:!::::::\nlethe:!*:1:2:3::::\n');
    expect(read('/etc/group')).toBe('root:x:0:\nsudo:x:27:ada,bo\ndisk:x:6:\naudio:x:29:lethe\n');
    expect(bare.tools.asked).not.toContain('makeAccount');
  });

  it('is put back without what others did to their own lines', async () => {
    await lethe();
    bare.folder.write('/etc/shadow', { ...shadow, text: read('/etc/shadow').replace('root:!', 'root:$6$new') });
    expect((await lethe('--undo')).code).toBe(0);
    expect(read('/etc/shadow')).toBe(shadow.text.replace('root:!', 'root:$6$new'));
    expect(left()).toEqual(['/etc/shadow']);
  });
});

describe('a file that somebody changed since', () => {
  const changed = '/etc/systemd/journald.conf.d/lethe-journal.conf';

  beforeEach(async () => {
    await lethe();
    bare.folder.write(changed, '[Journal]\nStorage=persistent\n');
  });

  it('is named, and nothing at all is taken back', async () => {
    const before = here();
    const ran = await lethe('--undo');
    expect(codeOf(ran)).toEqual([1, 'PROVISION-06']);
    expect(ran.err).toContain(changed);
    expect(asObject(await lethe('--undo', '--json'))).toMatchObject({ ok: false, paths: [changed] });
    expect(differing(before, here())).toEqual([]);
  });

  it('is shown by the plan, with the lines that would be lost', async () => {
    const { code, out } = await lethe('--undo', '--plan');
    expect([code, out]).toEqual([0, expect.stringContaining(`Changed by somebody since: ${changed}`)]);
    expect(out).toContain('- Storage=persistent');
  });

  it('is put back with --force', async () => {
    expect((await lethe('--undo', '--force')).code).toBe(0);
    expect(left()).toEqual([]);
  });

  it('is put right by another run, and then taken back without a question', async () => {
    expect(asObject(await lethe('--json')).steps).toMatchObject([{ id: 'journal', changes: [{ path: changed }] }]);
    expect((await lethe('--undo')).code).toBe(0);
    expect(left()).toEqual([]);
  });

  it('is no matter in files where only lines are ours', async () => {
    bare.folder.write(changed, '');
    const fstab = read('/etc/fstab');
    bare.folder.write('/etc/fstab', `${fstab}tmpfs /scratch tmpfs defaults 0 0\n`);
    await lethe();
    expect((await lethe('--undo')).code).toBe(0);
    expect(read('/etc/fstab')).toContain('\nUUID=5678 none swap sw 0 0\ntmpfs /scratch tmpfs defaults 0 0\n');
  });

  it('is named too where it is our own line that was changed', async () => {
    bare.folder.write(changed, '');
    await lethe();
    bare.folder.write('/etc/cups/cupsd.conf', {
      text: read('/etc/cups/cupsd.conf').replace('PreserveJobHistory No', 'PreserveJobHistory 60'),
      mode: 0o640,
    });
    expect((await lethe('--undo')).err).toContain('/etc/cups/cupsd.conf');
  });
});

describe('refusals', () => {
  it.each([
    ['another system', ['PROVISION-01', 2], () => bare.folder.write('/usr/lib/os-release', 'ID=fedora\n')],
    [
      'a folder where a file must go',
      ['PROVISION-03', 1],
      () => bare.folder.write('/etc/sysctl.d/lethe-terminals.conf/file', ''),
    ],
    ['a link where a folder must be', ['PROVISION-03', 1], () => bare.folder.write('/etc/sysctl.d', { link: '/etc' })],
    ['a damaged record', ['PROVISION-07', 1], () => bare.folder.write('/var/lib/lethe-provision/record.json', '{}')],
  ] as const)('%s', async (_, [problem, code], spoil) => {
    spoil();
    const before = here();
    for (const args of [[], ['--plan']]) expect(codeOf(await lethe(...args))).toEqual([code, problem]);
    expect(differing(before, here())).toEqual([]);
  });

  it('somebody who is not root', async () => {
    expect(codeOf(await provision(bare.machine, [], false))).toEqual([2, 'PROVISION-02']);
  });
});

it('a derivative of Debian is a Debian', async () => {
  bare.folder.write('/usr/lib/os-release', 'ID=raspbian\nID_LIKE="something debian"\n');
  expect((await lethe('--plan')).code).toBe(0);
});

it('without GRUB, it says what to put on the kernel’s line', async () => {
  bare.folder.end();
  bare = openBare('Ubuntu 24.04');
  bare.folder.write('/etc/default/grub.d/x', '');
  const facts = { ...bare.machine.facts(), hasFile: (path: string) => path !== '/etc/default/grub' };
  const { out } = await provision({ ...bare.machine, facts: () => facts }, ['--plan']);
  expect(out).toContain('init_on_free=1');
  expect(out).not.toContain('lethe-freed-memory.cfg');
});

it('does its steps in the order of their list', async () => {
  const { steps } = asObject(await lethe('--plan', '--json'));
  const order = steps.map(({ id }: { id: (typeof stepIds)[number] }) => stepIds.indexOf(id));
  expect(order).toEqual([...order].sort((one, other) => one - other));
});
