// Opens a raw Snappy block (github.com/google/snappy, format_description.txt).

/** LevelDB's blocks are a few kilobytes; a length beyond this means that the bytes are something else. */
const longest = 16 * 1024 * 1024;

interface Reader {
  readonly bytes: Buffer;
  at: number;
}

function next(reader: Reader, count: number): number {
  if (reader.at + count > reader.bytes.length) throw new RangeError('cut off');
  const value = count === 0 ? 0 : reader.bytes.readUIntLE(reader.at, count);
  reader.at += count;
  return value;
}

function varint(reader: Reader): number {
  let value = 0;
  for (let shift = 1; ; shift *= 128) {
    const byte = next(reader, 1);
    value += (byte & 0x7f) * shift;
    if (byte < 0x80) return value;
  }
}

/** A literal's length is in its tag, or in the one to four bytes after it. */
function literalLength(tag: number, reader: Reader): number {
  const short = tag >> 2;
  return (short < 60 ? short : next(reader, short - 59)) + 1;
}

function copyOf(tag: number, reader: Reader): { length: number; back: number } {
  if ((tag & 3) === 1) return { length: ((tag >> 2) & 7) + 4, back: ((tag >> 5) << 8) | next(reader, 1) };
  return { length: (tag >> 2) + 1, back: next(reader, (tag & 3) === 2 ? 2 : 4) };
}

/** @throws RangeError when the bytes are no such block */
export function unsnap(bytes: Buffer): Buffer {
  const reader: Reader = { bytes, at: 0 };
  const length = varint(reader);
  if (length > longest) throw new RangeError('too long');
  const out = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const tag = next(reader, 1);
    if ((tag & 3) === 0) {
      const count = literalLength(tag, reader);
      if (reader.at + count > bytes.length) throw new RangeError('cut off');
      filled += bytes.copy(out, filled, reader.at, reader.at + count);
      reader.at += count;
      continue;
    }
    const { length: count, back } = copyOf(tag, reader);
    if (back === 0 || back > filled || filled + count > length) throw new RangeError('out of range');
    // Byte by byte: a copy may overlap what it writes.
    for (let index = 0; index < count; index++, filled++) out[filled] = out[filled - back] ?? 0;
  }
  return out;
}
