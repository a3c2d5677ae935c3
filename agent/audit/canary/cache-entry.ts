// Finds the body in a file of Chromium's simple HTTP cache (net/disk_cache/simple/simple_entry_format.h).

const firstMagic = 0xfcfb6d1ba7725c30n;
const lastMagic = Buffer.from('d8410d97456ffaf4', 'hex');
const headerBytes = 24;

/** @returns the stored body, still compressed as it came; null when this is not such a file */
export function bodyOfCacheEntry(bytes: Buffer): Buffer | null {
  if (bytes.length < headerBytes || bytes.readBigUInt64LE(0) !== firstMagic) return null;
  const start = headerBytes + bytes.readUInt32LE(12);
  const end = bytes.indexOf(lastMagic, start);
  return end < 0 ? null : bytes.subarray(start, end);
}
