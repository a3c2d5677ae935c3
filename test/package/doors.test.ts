// What the packaged program refuses, each held against an Electron without fuses, which obeys.
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { findElectron } from '../../build/electron-runtime/find.ts';
import { checkFuses } from '../../build/package/fuses.ts';
import { describeAsRoot, isRoot } from '../integration/agent/support/root.ts';
import { eventually } from '../support/station/devtools.ts';
import { distribution } from './support/machine.ts';
import { makeStage, type Stage } from './support/program.ts';

const packaged = join(distribution, 'linux-unpacked/lethe-shell');
const unpackaged = join(import.meta.dirname, '../../out/app');

let stage: Stage;
let unfused: string;
beforeAll(async () => {
  if (!isRoot) return;
  stage = await makeStage();
  unfused = (await findElectron()).path;
});
afterEach(async () => {
  if (isRoot) await stage.clear();
});
afterAll(async () => {
  if (isRoot) await stage.close();
});

const settings = (name: string): string[] => ['--profile', join(stage.folder, name), '--agent-socket', '/nowhere'];
/** The same app, in the package and out of it. */
const startPackaged = (args: readonly string[] = [], environment = {}) =>
  stage.start(packaged, [...args, ...settings('packaged')], environment);
const startUnfused = (args: readonly string[] = [], environment = {}) =>
  stage.start(unfused, [unpackaged, ...args, ...settings('unfused')], environment);

function script(name: string, text: string): string {
  const path = join(stage.folder, name);
  writeFileSync(path, text);
  return path;
}

describeAsRoot('the packaged program', () => {
  it('has its fuses as they must be; the runtime that it was made from has not', async () => {
    expect(await checkFuses(packaged, true)).toEqual({ ok: true, value: null });
    expect(await checkFuses(unfused, true)).toMatchObject({ ok: false, problem: { detail: { fuse: 'RunAsNode' } } });
  });

  it('does not run as Node', async () => {
    const asNode = { ELECTRON_RUN_AS_NODE: '1' };
    const words = ['-e', "process.stdout.write('ran as Node')"];
    const other = stage.start(unfused, words, asNode);
    await eventually(() => other.output().includes('ran as Node'), 60_000, 'the other to run as Node');
    await stage.clear();
    const ours = startPackaged(words, asNode);
    expect(await ours.came()).toBe('window');
    expect(ours.output()).not.toContain('ran as Node');
  });

  it('takes nothing from NODE_OPTIONS', async () => {
    const mark = join(stage.folder, 'loaded');
    const options = { NODE_OPTIONS: `--require ${script('load.cjs', `require('fs').writeFileSync('${mark}', '')`)}` };
    expect(await startUnfused([], options).came()).toBe('window');
    expect(existsSync(mark)).toBe(true);
    rmSync(mark);
    await stage.clear();
    expect(await startPackaged([], options).came()).toBe('window');
    expect(existsSync(mark)).toBe(false);
  });

  it.each([
    ['--inspect=0', 'Debugger listening'],
    ['--inspect-brk=0', 'Debugger listening'],
    ['--remote-debugging-port=0', 'DevTools listening'],
  ])('does not start with %s', async (option, says) => {
    const other = startUnfused([option]);
    await eventually(() => other.output().includes(says), 60_000, 'the other to open its door');
    await stage.clear();
    const ours = startPackaged([option]);
    expect(await ours.came()).toBe(2);
    expect(ours.output()).not.toContain('listening');
  });

  it('opens no debugger when it is signalled to', async () => {
    const other = startUnfused();
    expect(await other.came()).toBe('window');
    other.child.kill('SIGUSR1');
    await eventually(() => other.output().includes('Debugger listening'), 60_000, 'the other to open its door');
    await stage.clear();
    const ours = startPackaged();
    expect(await ours.came()).toBe('window');
    const ended = new Promise((resolve) => ours.child.once('exit', (_, signal) => resolve(signal)));
    ours.child.kill('SIGUSR1');
    // Without Node's handler the kernel's own takes its course: the shell ends, and systemd starts it again.
    expect(await ended).toBe('SIGUSR1');
    expect(ours.output()).not.toContain('listening');
  });

  it('runs no folder that stands in its archive’s place', async () => {
    const runsFolder = async (binary: string): Promise<boolean> => {
      const copy = join(stage.folder, 'copy');
      const mark = join(stage.folder, 'foreign');
      cpSync(dirname(binary), copy, { recursive: true });
      rmSync(join(copy, 'resources/app.asar'), { force: true });
      rmSync(join(copy, 'resources/app'), { recursive: true, force: true });
      mkdirSync(join(copy, 'resources/app'));
      writeFileSync(join(copy, 'resources/app/package.json'), '{"name":"foreign","main":"main.js"}');
      const text = `require('fs').writeFileSync('${mark}', ''); require('electron').app.exit(9);`;
      writeFileSync(join(copy, 'resources/app/main.js'), text);
      chmodSync(copy, 0o755);
      const code = await stage.start(join(copy, binary === packaged ? 'lethe-shell' : 'electron'), []).came();
      const ran = existsSync(mark);
      rmSync(mark, { force: true });
      rmSync(copy, { recursive: true });
      return ran && code === 9;
    };
    expect(await runsFolder(unfused)).toBe(true);
    expect(await runsFolder(packaged)).toBe(false);
  });
});
