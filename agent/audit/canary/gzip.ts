// Opens one member of a gzip stream (RFC 1952) and no more: whatever follows it in a file is not read again and again.
import { constants, inflateRawSync } from 'node:zlib';

const fixedBytes = 10;
const flags = { checksum: 2, extra: 4, name: 8, comment: 16 } as const;

function bodyStart(bytes: Buffer): number {
  const set = bytes.readUInt8(3);
  let at = fixedBytes;
  if (set & flags.extra) at += 2 + bytes.readUInt16LE(at);
  if (set & flags.name) at = bytes.indexOf(0, at) + 1;
  if (set & flags.comment) at = bytes.indexOf(0, at) + 1;
  return set & flags.checksum ? at + 2 : at;
}

/** A member that was cut off gives what it has. @throws when the bytes are no gzip */
export function gunzipMember(bytes: Buffer, maxOutputLength: number): Buffer {
  return inflateRawSync(bytes.subarray(bodyStart(bytes)), { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH });
}
