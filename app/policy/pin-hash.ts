// Is this the staff PIN? scrypt over what was typed, compared in constant time.
import { type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { type PinLine, pinMemory, readPinLine } from '../../contract/pin-line.ts';

const optionsOf = (line: PinLine): ScryptOptions => ({
  N: line.cost,
  r: line.block,
  p: line.lanes,
  maxmem: pinMemory(line),
});

/** @param text the policy's line. A line that can't be read fits no PIN. Costs are bounded before anything is computed. */
export function verifyPin(pin: string, text: string): Promise<boolean> {
  const line = readPinLine(text);
  if (line === null) return Promise.resolve(false);
  const expected = Buffer.from(line.key, 'base64url');
  const salt = Buffer.from(line.salt, 'base64url');
  return new Promise((resolve) => {
    scrypt(pin, salt, expected.length, optionsOf(line), (error, key) => {
      resolve(error === null && timingSafeEqual(key, expected));
    });
  });
}
