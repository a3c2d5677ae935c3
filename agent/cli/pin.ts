// `lethe pin`: turns a staff PIN into the line for a policy file. The PIN is typed twice and never an argument.
import { randomBytes, scryptSync } from 'node:crypto';
import { keyBytes, pinDigits, pinMemory, saltBytes, usualCosts, writePinLine } from '../../contract/pin-line.ts';
import { sentenceOf } from './sentence.ts';
import type { Verb } from './surroundings.ts';
import { readTypedLines } from './typed-lines.ts';
import { json, readUsage } from './usage.ts';

export function pinLineFor(digits: string, salt: Buffer): string {
  const { cost, block, lanes } = usualCosts;
  const key = scryptSync(digits, salt, keyBytes, { N: cost, r: block, p: lanes, maxmem: pinMemory(usualCosts) });
  return writePinLine({ ...usualCosts, salt: salt.toString('base64url'), key: key.toString('base64url') });
}

export const pin: Verb = async (args, surroundings) => {
  const { values } = readUsage(args, json, 0);
  const [first, again] = await readTypedLines(['Staff PIN (4 to 12 digits): ', 'The same again: '], surroundings);
  if (first === undefined || first !== again || !pinDigits.test(first)) {
    surroundings.complain(sentenceOf('COMMAND-02'));
    return 2;
  }
  const line = pinLineFor(first, randomBytes(saltBytes));
  surroundings.say(values.json === true ? JSON.stringify({ pin: line }) : line);
  return 0;
};
