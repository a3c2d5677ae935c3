// An address of the Internet Protocol as one number, so that ranges can be compared without looking at its spelling.
import { parseAddress } from '../../contract/web-address.ts';

export interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

const joined = (parts: readonly number[], width: bigint): bigint =>
  parts.reduce((value, part) => (value << width) | BigInt(part), 0n);

function readFour(text: string): Address | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return null;
  return { bits: 32, value: joined(parts.map(Number), 8n) };
}

/** The URL parser checks the address and writes it in groups of hex digits, with at most one `::`. */
function readSix(text: string): Address | null {
  const hostname = parseAddress(`https://[${text}]/`)?.hostname;
  if (hostname === undefined) return null;
  const [before = '', after] = hostname.slice(1, -1).split('::');
  const groups = (side: string | undefined): string[] => (side === undefined || side === '' ? [] : side.split(':'));
  const [head, tail] = [groups(before), groups(after)];
  const zeros = new Array<string>(8 - head.length - tail.length).fill('0');
  return {
    bits: 128,
    value: joined(
      [...head, ...zeros, ...tail].map((group) => Number.parseInt(group, 16)),
      16n,
    ),
  };
}

/** Reads what a resolver or a parsed address gives: four decimal parts, or IPv6 with or without brackets and zone. */
export function readAddress(text: string): Address | null {
  const bare = text.replace(/^\[(.*)\]$/, '$1').replace(/%.*$/s, '');
  return bare.includes(':') ? readSix(bare) : readFour(bare);
}

/** Is the address among those that share the first `length` bits with `start`? */
export const inRange = (address: Address, start: bigint, length: number): boolean => {
  const rest = BigInt(address.bits - length);
  return address.value >> rest === start >> rest;
};
