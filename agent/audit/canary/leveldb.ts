// Opens the compressed blocks of a LevelDB table (github.com/google/leveldb, doc/table_format.md). Logs are plain bytes.
import { unsnap } from './snappy.ts';

const footerBytes = 48;
const magic = Buffer.from('57fb808b247547db', 'hex');

interface Handle {
  readonly offset: number;
  readonly size: number;
}

function varints(bytes: Buffer, start: number, count: number): { values: number[]; at: number } {
  const values: number[] = [];
  let at = start;
  while (values.length < count) {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      if (at >= bytes.length) throw new RangeError('cut off');
      const byte = bytes.readUInt8(at++);
      value += (byte & 0x7f) * shift;
      if (byte < 0x80) break;
    }
    values.push(value);
  }
  return { values, at };
}

/** After each block stand its kind (0 plain, 1 Snappy) and a checksum. */
function blockAt(bytes: Buffer, { offset, size }: Handle): Buffer {
  if (offset + size >= bytes.length) throw new RangeError('cut off');
  const block = bytes.subarray(offset, offset + size);
  return bytes.readUInt8(offset + size) === 1 ? unsnap(block) : block;
}

/** The values of an index block are the places of the data blocks. */
function handlesIn(index: Buffer): Handle[] {
  const handles: Handle[] = [];
  const restarts = index.readUInt32LE(index.length - 4);
  const end = index.length - 4 - restarts * 4;
  let at = 0;
  while (at < end) {
    const header = varints(index, at, 3);
    const [, ownKey = 0, valueLength = 0] = header.values;
    const value = header.at + ownKey;
    const [offset = 0, size = 0] = varints(index, value, 2).values;
    handles.push({ offset, size });
    at = value + valueLength;
  }
  return handles;
}

/** @returns the opened data blocks; none when this is not a table, or not a whole one */
export function blocksOfTable(bytes: Buffer): Buffer[] {
  if (bytes.length < footerBytes || !bytes.subarray(-magic.length).equals(magic)) return [];
  try {
    const [, , offset = 0, size = 0] = varints(bytes, bytes.length - footerBytes, 4).values;
    return handlesIn(blockAt(bytes, { offset, size })).map((handle) => blockAt(bytes, handle));
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}
