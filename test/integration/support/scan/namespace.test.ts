// The scanner sees into a real bubblewrap session: its memory file systems, files without a name, all its processes.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, unlinkSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { privateMounts } from '../../../../agent/audit/canary/file-systems.ts';
import { scanKernelNames } from '../../../../agent/audit/canary/kernel-names.ts';
import { scanProcessMemory } from '../../../../agent/audit/canary/process-memory.ts';
import { classesFound, type Finding, startScan } from '../../../../agent/audit/canary/scan.ts';
import { makeCanaries } from '../../../support/canary/canary.ts';
import { classesBy } from '../../../support/canary/placements.ts';
import { plantInside } from '../../../support/canary/plant-inside.ts';
import { scanNamespace } from '../../../support/scan/namespace.ts';
import { inNamespaceOf } from '../../../support/scan/processes.ts';
import { describeAsRoot } from '../../agent/support/root.ts';

const canaries = makeCanaries();

/** Reads its script from standard input, so that no canary is an argument of anything out here. */
const box = [
  '--unshare-pid',
  '--unshare-user',
  '--die-with-parent',
  '--ro-bind',
  '/',
  '/',
  '--dev',
  '/dev',
  '--tmpfs',
  '/tmp',
  '--tmpfs',
  '/dev/shm',
];

let session: ChildProcess;

beforeEach(async () => {
  session = spawn('bwrap', [...box, '--proc', '/proc', '--', '/bin/sh', '-s'], { stdio: ['pipe', 'pipe', 'inherit'] });
  await said('true');
});
afterEach(async () => {
  session.kill('SIGKILL');
  if (session.exitCode === null && session.signalCode === null) await once(session, 'exit');
});

async function said(line: string): Promise<void> {
  session.stdin?.write(`${line}; echo done\n`);
  if (session.stdout) await once(session.stdout, 'data');
}

/** The first process in the namespace, as seen from out here. */
function inside(): number {
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(session.pid)], { encoding: 'utf8' });
  return Number(children.trim().split(/\s+/)[0]);
}

function found(): Pick<Finding, 'class' | 'place'>[] {
  const scan = startScan(canaries);
  scanNamespace(scan, inside());
  return scan.report().findings.map((one) => ({ class: one.class, place: one.place }));
}

describeAsRoot('scanNamespace', () => {
  it('finds nothing in a session that left nothing', () => expect(found()).toEqual([]));

  it('knows the memory file systems that are the session’s own', () => {
    expect(privateMounts(inside()).map(({ point }) => point)).toEqual(expect.arrayContaining(['/tmp', '/dev/shm']));
  });

  it.each(['/tmp/.hidden', '/dev/shm/piece'])('finds what a session wrote to %s', async (path) => {
    await said(`echo ${canaries.of['outside-home']} > ${path}`);
    expect(found()).toEqual([{ class: 'outside-home', place: 'file' }]);
  });

  it('finds a file that is open but has no name any more', async () => {
    await said(`exec 7> /tmp/short; echo ${canaries.of['open-unlinked']} >&7; rm /tmp/short`);
    expect(found()).toEqual([{ class: 'open-unlinked', place: 'open-unlinked' }]);
  });

  it('finds everything that a patron’s program leaves, and nothing of it when the session has been killed', async () => {
    await plantInside({ processId: inside(), home: '/tmp', runtime: '/tmp' }, canaries);
    const all = (id: number): string[] => {
      const scan = startScan(canaries);
      const members = inNamespaceOf(id);
      if (members.length > 0) scanNamespace(scan, id);
      scanProcessMemory(scan, members);
      scanKernelNames(scan);
      return classesFound(scan.report());
    };
    const first = inside();
    expect(all(first)).toEqual(classesBy('program').sort());
    process.kill(first, 'SIGKILL');
    await once(session, 'exit');
    expect(all(first)).toEqual([]);
  });

  it('does not take what lies out here for the session’s', async () => {
    const outside = `/var/tmp/lethe-outside-${process.pid}`;
    writeFileSync(outside, canaries.of['outside-home']);
    closeSync(openSync(outside, 'r'));
    expect(found()).toEqual([]);
    unlinkSync(outside);
  });

  it('counts processes that forked twice and left their session, and none once the first one is killed', async () => {
    await said('(setsid sleep 300 > /dev/null 2>&1 &)');
    const members = inNamespaceOf(inside());
    expect(members.length).toBeGreaterThanOrEqual(3);
    process.kill(inside(), 'SIGKILL');
    await once(session, 'exit');
    expect(inNamespaceOf(members[0] ?? 0)).toEqual([]);
    for (const member of members) expect(() => process.kill(member, 0)).toThrow();
  });

  it('counts processes in a namespace within the session’s, as Chromium’s sandbox makes them', async () => {
    const before = inNamespaceOf(inside()).length;
    await said('(unshare --user --map-root-user --pid --fork sleep 300 > /dev/null 2>&1 &)');
    await said('sleep 0.3');
    expect(inNamespaceOf(inside()).length).toBe(before + 2);
  });

  it('says that our own namespace is nobody’s session', () => expect(inNamespaceOf(process.pid)).toEqual([]));
});
