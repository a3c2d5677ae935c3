// Canaries are found inside whatever a browser or a log folds its bytes up in, also cut off and with more behind.
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bodyOfCacheEntry } from '../../../../../agent/audit/canary/cache-entry.ts';
import { decodedIn } from '../../../../../agent/audit/canary/decoders.ts';
import { blocksOfTable } from '../../../../../agent/audit/canary/leveldb.ts';
import { unsnap } from '../../../../../agent/audit/canary/snappy.ts';

const secret = 'what a session left behind';
const plain = Buffer.from(secret.repeat(20));
const noise = Buffer.from('noise x\x9c and x\x01 and \x1f\x8b\x08 more noise', 'latin1');
const holds = (bytes: Buffer): boolean => decodedIn(bytes).some((one) => one.includes(secret));

describe('decodedIn', () => {
  it('does not see what is only plain', () => expect(holds(plain)).toBe(false));

  it.each([
    ['gzip', gzipSync(plain)],
    ['zlib', deflateSync(plain)],
    ['zlib at its best', deflateSync(plain, { level: 9 })],
    ['zlib at its fastest', deflateSync(plain, { level: 1 })],
    ['zstd', zstdCompressSync(plain)],
  ])('opens %s anywhere in a file', (_, folded) => {
    expect(holds(Buffer.concat([noise, folded, noise]))).toBe(true);
  });

  it.each([
    ['brotli', brotliCompressSync(plain)],
    ['bare deflate', deflateRawSync(plain)],
  ])('opens a whole file of %s', (_, folded) => expect(holds(folded)).toBe(true));

  it('opens the second of two gzip members', () => {
    expect(holds(Buffer.concat([gzipSync('something else'), gzipSync(plain)]))).toBe(true);
  });

  it('opens a gzip member that was cut off', () => {
    expect(
      holds(gzipSync(Buffer.concat([plain, Buffer.from(secret.split('').reverse().join(''))])).subarray(0, -10)),
    ).toBe(true);
  });

  it('opens a gzip member with a name, a comment and a checksum of its header', () => {
    const [head, body] = [gzipSync(plain).subarray(0, 10), gzipSync(plain).subarray(10)];
    head[3] = 2 | 4 | 8 | 16;
    const extra = Buffer.from([2, 0, 1, 1]);
    expect(holds(Buffer.concat([head, extra, Buffer.from('name\0comment\0'), Buffer.from([0, 0]), body]))).toBe(true);
  });
});

describe('an entry of the simple cache', () => {
  const key = Buffer.from('1/0/https://example/');
  const header = Buffer.alloc(24);
  header.writeBigUInt64LE(0xfcfb6d1ba7725c30n);
  header.writeUInt32LE(key.length, 12);
  const ending = Buffer.alloc(24);
  ending.writeBigUInt64LE(0xf4fa6f45970d41d8n);
  const entry = Buffer.concat([header, key, brotliCompressSync(plain), ending, Buffer.from('headers')]);

  it('has its body found and opened', () => {
    expect(bodyOfCacheEntry(entry)).toEqual(brotliCompressSync(plain));
    expect(holds(entry)).toBe(true);
  });

  it('is told from other files', () => expect(bodyOfCacheEntry(plain)).toBeNull());
});

/** “abcabcabc…”, as the format's own description writes it: a literal, then a copy that overlaps what it writes. */
const snapped = Buffer.concat([Buffer.from([15, 2 << 2]), Buffer.from('abc'), Buffer.from([(11 << 2) | 2, 3, 0])]);

describe('unsnap', () => {
  it('reads literals and copies of each kind', () => {
    expect(unsnap(snapped).toString()).toBe('abcabcabcabcabc');
    const oneByte = Buffer.concat([Buffer.from([8, 2 << 2]), Buffer.from('xyz'), Buffer.from([(1 << 2) | 1, 3])]);
    expect(unsnap(oneByte).toString()).toBe('xyzxyzxy');
    const twoBytes = Buffer.concat([Buffer.from([6, 2 << 2]), Buffer.from('xyz'), Buffer.from([(2 << 2) | 2, 3, 0])]);
    expect(unsnap(twoBytes).toString()).toBe('xyzxyz');
    const fourBytes = Buffer.concat([
      Buffer.from([6, 2 << 2]),
      Buffer.from('xyz'),
      Buffer.from([(2 << 2) | 3, 3, 0, 0, 0]),
    ]);
    expect(unsnap(fourBytes).toString()).toBe('xyzxyz');
  });

  it('reads a literal whose length has a byte of its own', () => {
    const long = 'l'.repeat(100);
    expect(unsnap(Buffer.concat([Buffer.from([100, 60 << 2, 99]), Buffer.from(long)])).toString()).toBe(long);
  });

  it.each([
    ['cut off', snapped.subarray(0, 4)],
    ['copies from before the beginning', Buffer.from([4, 1 | (0 << 2), 9])],
    ['claims to be huge', Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f])],
  ])('refuses what is %s', (_, bytes) => expect(() => unsnap(bytes)).toThrow(RangeError));
});

describe('a LevelDB table', () => {
  /** One entry without a shared key, then the single restart point that each block ends with. */
  const block = (key: string, value: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from([0, key.length, value.length]),
      Buffer.from(key),
      value,
      Buffer.from([0, 0, 0, 0, 1, 0, 0, 0]),
    ]);
  const checksum = Buffer.alloc(4);
  const data = Buffer.concat([snapped, Buffer.from([1]), checksum]);
  const indexBlock = block('z', Buffer.from([0, snapped.length]));
  const index = Buffer.concat([indexBlock, Buffer.from([0]), checksum]);
  const footer = Buffer.alloc(48);
  footer.set([0, 0, data.length, indexBlock.length]);
  Buffer.from('57fb808b247547db', 'hex').copy(footer, 40);
  const table = Buffer.concat([data, index, footer]);

  it('has its blocks opened', () => {
    expect(blocksOfTable(table).map(String)).toEqual(['abcabcabcabcabc']);
    expect(decodedIn(table).map(String)).toContain('abcabcabcabcabc');
  });

  it('gives nothing when it is cut off or something else', () => {
    expect(blocksOfTable(table.subarray(0, -1))).toEqual([]);
    expect(blocksOfTable(plain)).toEqual([]);
  });
});
