// Provisioning that does not come to its end: a program that fails, and the power cut before every single change that it makes.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bare, openBare } from '../../../support/provision/opened.ts';
import { PowerCut, provision, untilPowerCut } from '../../../support/provision/stand-ins.ts';

let bare: Bare;
const left = (): readonly string[] => bare.left();
const open = (): void => {
  bare = openBare('Debian 12');
};

beforeEach(open);
afterEach(() => bare.folder.end());

describe('a program of the system that fails', () => {
  it.each(['install', 'makeAccount', 'systemd', 'boot-loader'])(
    '%s: is named, gone on with, or taken back',
    async (what) => {
      bare.tools.failing.add(what);
      const ran = await bare.lethe();
      expect([ran.code, ran.err.slice(0, 12)]).toEqual([1, 'PROVISION-05']);
      expect(ran.err).toMatch(/In the step: [a-z-]+\n$/);
      const stillFailing = await bare.lethe();
      expect(stillFailing.err).toBe(ran.err);
      bare.tools.failing.clear();
      bare.tools.asked.length = 0;
      expect((await bare.lethe()).code).toBe(0);
      expect(bare.tools.asked).toContain(what);
      expect(JSON.parse((await bare.lethe('--plan', '--json')).out).steps).toEqual([]);
      expect((await bare.lethe('--undo')).code).toBe(0);
      expect(left()).toEqual([]);
    },
  );

  it('half-way, leaves a record by which what was done so far is taken back', async () => {
    bare.tools.failing.add('boot-loader');
    await bare.lethe();
    expect(left().length).toBeGreaterThan(20);
    bare.tools.failing.clear();
    expect((await bare.lethe('--undo')).code).toBe(0);
    expect(left()).toEqual([]);
  });

  it('while taking back, keeps the record until it works', async () => {
    await bare.lethe();
    bare.tools.failing.add('boot-loader');
    expect((await bare.lethe('--undo')).err).toMatch(/^PROVISION-05 /);
    bare.tools.failing.clear();
    expect((await bare.lethe('--undo')).code).toBe(0);
    expect(left()).toEqual([]);
  });
});

/** Runs until the power is cut at the given change. @returns whether it was, before the end */
async function cutAt(changes: number, args: readonly string[]): Promise<boolean> {
  try {
    await provision(untilPowerCut(bare.folder.root, bare.machine, changes), args);
    return false;
  } catch (error) {
    if (error instanceof PowerCut) return true;
    throw error;
  }
}

/** Does the same with a new machine for each change before which the power can be cut. @returns how many those are */
async function atEachChange(args: readonly string[], before: () => Promise<void>, then: () => Promise<void>) {
  for (let changes = 0; ; changes++) {
    bare.folder.end();
    open();
    await before();
    if (!(await cutAt(changes, args))) return changes;
    await then();
  }
}

const nothing = async (): Promise<void> => undefined;
const done = async (): Promise<void> => void (await bare.lethe());
const takenBack = async (): Promise<void> => {
  expect((await bare.lethe('--undo')).code).toBe(0);
  expect(left()).toEqual([]);
};

describe('the power cut before any change', () => {
  it('of provisioning: everything is taken back byte for byte', async () => {
    expect(await atEachChange([], nothing, takenBack)).toBeGreaterThan(70);
  });

  it('of provisioning: the next run goes on, and everything is taken back as well', async () => {
    await atEachChange([], nothing, async () => {
      expect((await bare.lethe()).code).toBe(0);
      expect(JSON.parse((await bare.lethe('--plan', '--json')).out).steps).toEqual([]);
      await takenBack();
    });
  });

  it('of taking it back: the next try takes the rest back', async () => {
    expect(await atEachChange(['--undo'], done, takenBack)).toBeGreaterThan(50);
  });
});
