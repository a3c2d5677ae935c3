// The line that stands for a staff PIN in a policy: scrypt (RFC 7914) with its costs, scrypt$N$r$p$salt$key in base64url.

/** `N`, `r` and `p` of RFC 7914. */
export interface PinCosts {
  readonly cost: number;
  readonly block: number;
  readonly lanes: number;
}

export interface PinLine extends PinCosts {
  readonly salt: string;
  readonly key: string;
}

/** What `lethe pin` writes. Takes 64 MiB and a fraction of a second. */
export const usualCosts: PinCosts = { cost: 65536, block: 8, lanes: 1 };
export const saltBytes = 16;
export const keyBytes = 32;

export const pinPattern = /^scrypt\$(\d{1,8})\$(\d{1,2})\$(\d{1,2})\$([A-Za-z0-9_-]{22,44})\$([A-Za-z0-9_-]{43,86})$/;
/** What a PIN may be: digits, as the staff screen has a keypad only. */
export const pinDigits = /^\d{4,12}$/;

/** Too cheap is guessed at once; too dear would let a line in a file use up the memory of the computer (128·N·r bytes). */
const within = ({ cost, block, lanes }: PinCosts): boolean =>
  cost >= 2 ** 14 &&
  cost <= 2 ** 17 &&
  Number.isInteger(Math.log2(cost)) &&
  block >= 8 &&
  block <= 16 &&
  lanes >= 1 &&
  lanes <= 4;

/** null: not such a line, or one whose costs are out of bounds. */
export function readPinLine(text: string): PinLine | null {
  const [, cost, block, lanes, salt = '', key = ''] = pinPattern.exec(text) ?? [];
  const line = { cost: Number(cost), block: Number(block), lanes: Number(lanes), salt, key };
  return within(line) ? line : null;
}

export const writePinLine = ({ cost, block, lanes, salt, key }: PinLine): string =>
  ['scrypt', cost, block, lanes, salt, key].join('$');

/** How much memory scrypt needs for these costs, in bytes, with room for its own bookkeeping. */
export const pinMemory = ({ cost, block, lanes }: PinCosts): number => 128 * block * (cost + lanes) + 1024 * 1024;
