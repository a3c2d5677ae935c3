// The staff door: how long it stays shut, and whether a PIN fits.
import { scryptSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyPin } from '../../../app/policy/pin-hash.ts';
import { lockMilliseconds, triesLeft } from '../../../app/policy/staff-pin.ts';
import { readPinLine, writePinLine } from '../../../contract/pin-line.ts';

const seconds = (failures: number): number => lockMilliseconds(failures) / 1000;

describe('after wrong PINs', () => {
  it('the door stays open for five tries, then shuts for longer and longer, 15 minutes at most', () => {
    expect([0, 1, 2, 3, 4].map(seconds)).toEqual([0, 0, 0, 0, 0]);
    expect([5, 6, 7, 8, 9, 10, 11].map(seconds)).toEqual([30, 60, 120, 240, 480, 900, 900]);
    expect([100, 5000, Number.MAX_SAFE_INTEGER].map(seconds)).toEqual([900, 900, 900]);
  });

  it('the tries left go down to one after each pause', () => {
    expect([0, 1, 4, 5, 50].map(triesLeft)).toEqual([5, 4, 1, 1, 1]);
  });
});

const costs = { cost: 16384, block: 8, lanes: 1 };
const salt = Buffer.alloc(16, 7);
const key = scryptSync('246810', salt, 32, { N: costs.cost, r: costs.block, p: costs.lanes });
const line = writePinLine({ ...costs, salt: salt.toString('base64url'), key: key.toString('base64url') });

describe('verifyPin', () => {
  it('takes the right PIN', async () => {
    expect(await verifyPin('246810', line)).toBe(true);
  });

  it.each(['246811', '24681', '2468100', '', '246810 ', '٢٤٦٨١٠'])('refuses %j', async (pin) => {
    expect(await verifyPin(pin, line)).toBe(false);
  });

  it.each([
    ['', 'nothing'],
    ['246810', 'the PIN itself'],
    [line.replace('scrypt', 'bcrypt'), 'another method'],
    [line.replace('$16384$', '$8388608$'), 'a cost that would use up the memory'],
    [line.replace('$16384$', '$16385$'), 'a cost that is no power of two'],
    [line.replace('$16384$', '$1024$'), 'a cost that is guessed at once'],
    [line.replace('$8$1$', '$99$1$'), 'a block that would use up the memory'],
    [line.replace('$8$1$', '$8$99$'), 'lanes that would keep the computer busy'],
    [line.replace('$8$1$', '$8$0$'), 'no lanes'],
    [`${line}\n`, 'a line end'],
    [line.slice(0, -20), 'a short key'],
  ])('never fits %j (%s)', async (text) => {
    expect(await verifyPin('246810', text)).toBe(false);
  });
});

describe('the line of a PIN', () => {
  it('is read as it was written', () => {
    const read = readPinLine(line);
    expect(read).toMatchObject(costs);
    expect(read === null ? null : writePinLine(read)).toBe(line);
  });

  it('works at the highest costs that are allowed', async () => {
    const high = { cost: 2 ** 17, block: 16, lanes: 1 };
    const dear = scryptSync('1234', salt, 32, { N: high.cost, r: high.block, p: high.lanes, maxmem: 2 ** 29 });
    const text = writePinLine({ ...high, salt: salt.toString('base64url'), key: dear.toString('base64url') });
    expect(await verifyPin('1234', text)).toBe(true);
    // Two rounds of the dearest hash there may be, on a machine that may be busy with others.
  }, 60_000);
});
