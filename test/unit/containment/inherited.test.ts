// A program that is started without what its parent has open sees the five files that were meant for it, and no others.
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { withoutInherited } from '../../../app/containment/inherited.ts';

/** Starts a program with two files too many, as Chromium leaves its own, and lists what it has open. */
async function openIn(command: string, words: readonly string[]): Promise<string[]> {
  const extra = openSync('/dev/zero', 'r');
  const wanted = openSync('/dev/null', 'r');
  const many = new Array<number>(10).fill(extra);
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'ignore', wanted, wanted, ...many] });
  return child.stdout === null ? [] : (await text(child.stdout)).trim().split('\n');
}

const list = ['-c', 'ls /proc/$$/fd; true'];

describe.runIf(process.platform === 'linux')('A program', () => {
  it('has more open when it is started as it is', async () => {
    expect(await openIn('/bin/sh', list)).toEqual(expect.arrayContaining(['5', '6', '14']));
  });

  it('has five files open when it is started without what was inherited', async () => {
    const [command, words] = withoutInherited('/bin/sh', list);
    expect(await openIn(command, words)).toEqual(['0', '1', '2', '3', '4']);
  });

  it('gets its words as they are, whatever is in them', async () => {
    const odd = ['a b', '$HOME', '`id`', '"', "'", '\\', '*', '--', '', 'ä\n'];
    const [command, words] = withoutInherited('/usr/bin/printf', ['%s|', ...odd]);
    const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'ignore', 'ignore', 'ignore'] });
    expect(child.stdout && (await text(child.stdout))).toBe(`${odd.join('|')}|`);
  });
});
