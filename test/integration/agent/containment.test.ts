// What a hostile patron may leave in a place: all of it goes or is counted, and nothing outside is ever touched. Each trick is tried on a naive deleter first.
import { afterEach, expect, it } from 'vitest';
import { sweep } from '../../../agent/wipe/remove.ts';
import { fateOfNaive } from './support/naive.ts';
import { describeAsRoot } from './support/root.ts';
import { describeTree, makeSandbox, type Sandbox } from './support/sandbox.ts';
import { tricks } from './support/tricks.ts';

let sandbox: Sandbox;
afterEach(() => sandbox.end());

const look = () => {
  const swept = sweep(sandbox.swept, 'look');
  return swept.ok ? swept.value.found : swept.problem.code;
};
const remove = () => {
  const swept = sweep(sandbox.swept, 'remove');
  return swept.ok ? swept.value.removed : swept.problem.code;
};

describeAsRoot('a place with', () => {
  it.each(Object.entries(tricks))('%s', (_name, { plant, stays = 0, inMemory }) => {
    sandbox = makeSandbox(inMemory);
    expect(look()).toBe(0);
    plant(sandbox);
    const before = describeTree(sandbox.treasure);
    expect(look()).toBeGreaterThan(0);
    expect(describeTree(sandbox.treasure)).toEqual(before);
    expect(remove()).toBeGreaterThanOrEqual(0);
    expect(look()).toBe(stays);
    expect(describeTree(sandbox.treasure)).toEqual(before);
  });
});

describeAsRoot('a naive deleter in a place with', () => {
  it.each(Object.entries(tricks))('%s', (_name, { plant, naive, stays = 0, inMemory }) => {
    sandbox = makeSandbox(inMemory);
    plant(sandbox);
    expect(fateOfNaive(sandbox, () => Number(look()) > stays)).toMatch(naive);
    // Only the deleter itself can take some of them away.
    remove();
  });

  it('twenty-five of them or more does not do what it should', () => {
    sandbox = makeSandbox();
    expect(Object.values(tricks).filter(({ naive }) => naive !== 'copes').length).toBeGreaterThanOrEqual(25);
  });
});
