// Passwords of local accounts: scrypt, with its costs written beside the key so that they can be raised later.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

export interface Costs {
  readonly cost: number;
  readonly block: number;
  readonly lanes: number;
}

/** One of OWASP's equal choices, the one that needs 32 MB at a time: sign-ins of a whole desk must not fill the memory. */
const usual: Costs = { cost: 2 ** 15, block: 8, lanes: 3 };
const saltBytes = 16;
const keyBytes = 32;

interface Line extends Costs {
  readonly salt: Buffer;
  readonly key: Buffer;
}

const pattern = /^scrypt\$(\d{1,2}),(\d{1,2}),(\d{1,2})\$([\w-]+)\$([\w-]+)$/;

function readLine(text: string): Line | null {
  const [, power, block, lanes, salt = '', key = ''] = pattern.exec(text) ?? [];
  if (power === undefined || Number(power) > 20 || Number(block) > 32 || Number(lanes) > 16) return null;
  const bytes = { salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') };
  return { cost: 2 ** Number(power), block: Number(block), lanes: Number(lanes), ...bytes };
}

function derive(password: string, { cost, block, lanes, salt }: Omit<Line, 'key'>): Promise<Buffer> {
  const options = { N: cost, r: block, p: lanes, maxmem: 256 * cost * block };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, keyBytes, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

let turn: Promise<unknown> = Promise.resolve();
/** One after the other: many sign-ins at once must not take the memory and the processor from the stations' reports. */
function inTurn<Done>(work: () => Promise<Done>): Promise<Done> {
  const mine = turn.then(work, work);
  turn = mine.catch(() => undefined);
  return mine;
}

export async function hashPassword(password: string, spent: Costs = usual): Promise<string> {
  const salt = randomBytes(saltBytes);
  const key = await inTurn(() => derive(password, { ...spent, salt }));
  const costs = [Math.log2(spent.cost), spent.block, spent.lanes].join(',');
  return `scrypt$${costs}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** For a name that nobody has: it takes as long as a real one, and fits no password. */
const nobody = `scrypt$15,8,3$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** @param line null where there is no such account */
export async function verifyPassword(password: string, line: string | null): Promise<boolean> {
  const read = readLine(line ?? nobody) ?? readLine(nobody);
  if (read === null) return false;
  const key = await inTurn(() => derive(password, read));
  const fits = key.length === read.key.length && timingSafeEqual(key, read.key);
  return fits && line !== null;
}
