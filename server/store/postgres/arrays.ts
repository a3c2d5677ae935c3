// Arrays in PostgreSQL's binary form. As text each byte of a report would be written as two digits and each quote be escaped.
// https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/utils/adt/arrayfuncs.c (array_recv)

/** From pg_type.dat: these numbers never change. */
const types = { int8: 20, bytea: 17, text: 25 } as const;
const headBytes = 20;
const lengthBytes = 4;
const absent = -1;

function arrayOf(type: number, parts: readonly (Uint8Array | null)[]): Buffer {
  const size = parts.reduce((sum, part) => sum + lengthBytes + (part?.length ?? 0), headBytes);
  const bytes = Buffer.allocUnsafe(size);
  bytes.writeInt32BE(1, 0);
  bytes.writeInt32BE(parts.includes(null) ? 1 : 0, 4);
  bytes.writeInt32BE(type, 8);
  bytes.writeInt32BE(parts.length, 12);
  bytes.writeInt32BE(1, 16);
  let at = headBytes;
  for (const part of parts) {
    bytes.writeInt32BE(part?.length ?? absent, at);
    at += lengthBytes;
    if (part !== null) bytes.set(part, at);
    at += part?.length ?? 0;
  }
  return bytes;
}

export const bytesArray = (parts: readonly (Uint8Array | null)[]): Buffer => arrayOf(types.bytea, parts);

export const textArray = (texts: readonly (string | null)[]): Buffer =>
  arrayOf(
    types.text,
    texts.map((text) => (text === null ? null : Buffer.from(text))),
  );

/** Numbers of at most 53 bits. */
export function numberArray(numbers: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(headBytes + numbers.length * (lengthBytes + 8));
  bytes.writeInt32BE(1, 0);
  bytes.writeInt32BE(0, 4);
  bytes.writeInt32BE(types.int8, 8);
  bytes.writeInt32BE(numbers.length, 12);
  bytes.writeInt32BE(1, 16);
  for (const [index, number] of numbers.entries()) {
    const at = headBytes + index * (lengthBytes + 8);
    bytes.writeInt32BE(8, at);
    bytes.writeBigInt64BE(BigInt(number), at + lengthBytes);
  }
  return bytes;
}
