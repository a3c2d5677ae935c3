// One start of the machine from the next: kernels, containers, soft reboots, clones, and signs that make no sense.
import { describe, expect, it } from 'vitest';
import { type BootSigns, bootOf, showsProgram } from '../../../../agent/schedule/boot.ts';

/** As the kernel writes it, with the fields that count: born (22nd), and where program and stack lie (26th to 28th). */
const firstProcess = (
  born: string,
  program: readonly string[] = ['94201', '94899', '140722'],
  name = 'systemd',
): string =>
  `1 (${name}) S 0 1 1 0 -1 4194560 9 8 7 6 5 4 3 2 20 0 1 0 ${born} 171 12 18446744073709551615 ${program.join(' ')} 0 0\n`;

const signs: BootSigns = {
  bootId: 'ccbdfb6b-b10f-47a3-9b7e-873e0c18734a\n',
  firstProcess: firstProcess('3'),
  machineId: '3d1219c7c4c5404aaa1f6d2a48adfda4\n',
};
const other = (change: Partial<BootSigns>): string | null => bootOf({ ...signs, ...change });

describe('a start of the machine', () => {
  it('is the same one as long as its signs are', () => {
    expect(bootOf(signs)).toMatch(/^[0-9a-f]{64}$/);
    expect(bootOf({ ...signs })).toBe(bootOf(signs));
  });

  it.each<[string, Partial<BootSigns>]>([
    ['a kernel', { bootId: '0ca8d6fb-6e0b-4e4c-9d7a-5d7a3f3c1a10\n' }],
    ['a container', { firstProcess: firstProcess('88123') }],
    ['a soft reboot', { firstProcess: firstProcess('3', ['93001', '93699', '140731']) }],
    ['a clone', { machineId: '00000000c4c5404aaa1f6d2a48adfda4\n' }],
  ])('is another one after the start of %s', (_what, change) => {
    expect(other(change)).toMatch(/^[0-9a-f]{64}$/);
    expect(other(change)).not.toBe(bootOf(signs));
  });

  it('is told whatever the first process calls itself', () => {
    expect(other({ firstProcess: firstProcess('3', undefined, 'a) S 9 (b') })).toBe(bootOf(signs));
  });

  it.each<[string, Partial<BootSigns>]>([
    ['no boot id', { bootId: null }],
    ['an empty one', { bootId: '' }],
    ['one of zeros', { bootId: '00000000-0000-0000-0000-000000000000' }],
    ['one that is none', { bootId: 'boot' }],
    ['no first process', { firstProcess: null }],
    ['one that is half written', { firstProcess: '1 (systemd) S 0 1' }],
    ['no machine id', { machineId: null }],
    ['one that is not set yet', { machineId: 'uninitialized\n' }],
    ['one of zeros', { machineId: '0'.repeat(32) }],
  ])('can’t be told with %s', (_what, change) => expect(other(change)).toBeNull());
});

describe('a soft reboot', () => {
  it('shows where the agent may see the program of the first process', () => {
    expect(showsProgram(signs)).toBe(true);
    expect(showsProgram({ ...signs, firstProcess: firstProcess('3', ['1', '1', '0']) })).toBe(false);
    expect(showsProgram({ ...signs, firstProcess: null })).toBe(false);
  });
});
