// The bytes of the X protocol, held against the protocol's own description.
import { describe, expect, it } from 'vitest';
import {
  changeProperty,
  getSelectionOwner,
  internAtom,
  propertiesIn,
  rootWindowOf,
  setupLength,
  setupRequest,
} from '../../../contract/x11/messages.ts';
import { findCookie } from '../../../contract/x11/xauthority.ts';

const field = (text: string | Buffer): Buffer => {
  const data = Buffer.from(text);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(data.length);
  return Buffer.concat([length, data]);
};
const record = (display: string, name: string, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from([1, 0]), field('station'), field(display), field(name), field(data)]);

describe('a cookie', () => {
  const secret = Buffer.from('0123456789abcdef');
  const file = Buffer.concat([
    record('9', 'MIT-MAGIC-COOKIE-1', Buffer.alloc(16)),
    record('5', 'XDM-AUTHORIZATION-1', Buffer.alloc(16)),
    record('5', 'MIT-MAGIC-COOKIE-1', secret),
  ]);

  it('is the one of this display', () => expect(findCookie(file, '5')?.data).toEqual(secret));
  it('may fit every display', () => {
    expect(findCookie(record('', 'MIT-MAGIC-COOKIE-1', secret), '7')?.data).toEqual(secret);
  });
  it('is absent where no record fits', () => expect(findCookie(file, '6')).toBeNull());
  it('is not read from a file that ends too early', () => {
    expect(() => findCookie(file.subarray(0, file.length - 4), '5')).toThrow(RangeError);
    expect(() => findCookie(file.subarray(0, 3), '5')).toThrow(RangeError);
  });
});

describe('a message', () => {
  it('greets the display with the cookie, padded to fours', () => {
    const message = setupRequest({ name: 'MIT-MAGIC-COOKIE-1', data: Buffer.alloc(16, 7) });
    expect(message.length).toBe(12 + 20 + 16);
    expect([...message.subarray(0, 12)]).toEqual([0x6c, 0, 11, 0, 0, 0, 18, 0, 16, 0, 0, 0]);
    expect(message.subarray(32)).toEqual(Buffer.alloc(16, 7));
  });

  it('asks for a name without making it', () => {
    const message = internAtom('CLIPBOARD');
    expect([...message.subarray(0, 8)]).toEqual([16, 1, 5, 0, 9, 0, 0, 0]);
    expect(message.length).toBe(20);
  });

  it('asks for an owner', () => expect([...getSelectionOwner(1)]).toEqual([23, 0, 2, 0, 1, 0, 0, 0]));
});

describe('a property', () => {
  it('is changed to numbers, counted, in place of what stood there', () => {
    const message = changeProperty(0x00c0_0002, 321, [7, 8]);
    expect(message.length).toBe(message.readUInt16LE(2) * 4);
    expect([message.readUInt8(0), message.readUInt8(1)]).toEqual([18, 0]);
    const words = Array.from({ length: 7 }, (_, at) => message.readUInt32LE(4 + at * 4));
    // Window, name, CARDINAL, 32 bits each, two of them.
    expect(words).toEqual([0x00c0_0002, 321, 6, 32, 2, 7, 8]);
  });
});

describe('an answer', () => {
  it('holds the root window behind the vendor’s name and the formats', () => {
    const setup = Buffer.alloc(40 + 8 + 2 * 8 + 4);
    setup.writeUInt8(1, 0);
    setup.writeUInt16LE((setup.length - 8) / 4, 6);
    setup.writeUInt16LE(5, 24);
    setup.writeUInt8(2, 29);
    setup.writeUInt32LE(0x533, 64);
    expect(setupLength(setup.subarray(0, 8))).toBe(setup.length);
    expect(rootWindowOf(setup)).toBe(0x533);
  });

  it('may be a refusal', () => expect(rootWindowOf(Buffer.alloc(40))).toBeNull());

  it('lists properties', () => {
    const reply = Buffer.alloc(40);
    reply.writeUInt16LE(2, 8);
    reply.writeUInt32LE(9, 32);
    reply.writeUInt32LE(39, 36);
    expect(propertiesIn(reply)).toEqual([9, 39]);
  });
});
