// A session's own view of a machine, made by the real bubblewrap: with a graphics card, which the computers that run tests seldom have.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { libraries } from '../../app/containment/bubblewrap.ts';
import { type BubblewrapPlan, bubblewrapArguments } from '../../app/containment/bubblewrap-arguments.ts';
import { describeAsRoot } from './agent/support/root.ts';

const plan: BubblewrapPlan = {
  program: { electron: '/usr/bin/find', application: null, switches: ['/dev', '-mindepth', '1', '-writable'] },
  accountsFile: join(import.meta.dirname, '../../resources/session/passwd'),
  infoDescriptor: 4,
  hasGraphics: true,
  libraries: libraries(),
  display: ':99',
  xauthority: null,
  memoryBytes: 2 ** 26,
  slotsDirectory: '/run/lethe/sessions',
  fontTables: '/run/lethe/shell/home/.cache/fontconfig',
};

/** In a mount namespace of the test's own: devices as every machine has them, those of a card, and the socket of a display. */
const machine = `
mount -t tmpfs lethe-test /dev && mkdir /dev/pts /dev/shm /dev/dri
mknod -m 666 /dev/null c 1 3 && mknod -m 666 /dev/zero c 1 5 && mknod -m 666 /dev/full c 1 7
mknod -m 666 /dev/random c 1 8 && mknod -m 666 /dev/urandom c 1 9 && mknod -m 666 /dev/tty c 5 0
mknod -m 666 /dev/dri/card0 c 226 0
mount -t tmpfs lethe-test /tmp/.X11-unix && touch /tmp/.X11-unix/X99
exec bwrap "$@"`;

async function look(words: readonly string[]): Promise<{ code: number; out: string[]; said: string }> {
  mkdirSync('/tmp/.X11-unix', { recursive: true });
  const child = spawn('unshare', ['--mount', 'sh', '-ec', machine, 'sh', ...words], {
    stdio: ['ignore', 'pipe', 'pipe', 'ignore', 'pipe'],
  });
  const [, stdout, stderr] = child.stdio;
  if (stdout === null || stderr === null) throw new Error('it has no pipes');
  const [out, said, [code]] = await Promise.all([text(stdout), text(stderr), once(child, 'exit')]);
  return { code, out: out.split('\n').filter((line) => line !== ''), said };
}

describeAsRoot('a session on a machine with a graphics card', () => {
  it('starts, is given the card, and can make nothing new among the devices but in shared memory', async () => {
    const { code, out, said } = await look(bubblewrapArguments(plan));
    expect({ code, said }).toEqual({ code: 0, said: '' });
    expect(out).toContain('/dev/dri/card0');
    const folders = await look(
      bubblewrapArguments({
        ...plan,
        program: { ...plan.program, switches: ['/dev', '-type', 'd', '-writable'] },
      }),
    );
    expect(folders.out.filter((path) => !/^\/dev\/(dri|pts|shm)$/.test(path))).toEqual([]);
  });
});
