// The few messages of the X protocol, version 11, that Lethe needs, as bytes. Pure. All numbers are little-endian.
import type { Cookie } from './xauthority.ts';

const opcodes = {
  internAtom: 16,
  changeProperty: 18,
  deleteProperty: 19,
  setSelectionOwner: 22,
  getSelectionOwner: 23,
  listProperties: 21,
} as const;
const littleEndian = 0x6c;
/** The first byte of what the display sends; anything else there is an event. */
export const failed = 0;
export const replied = 1;
/** Every reply and event is this long, and longer by four times the number at offset 4. */
export const replyLength = 32;

const padded = (length: number): number => Math.ceil(length / 4) * 4;

export function setupRequest(cookie: Cookie | null): Buffer {
  const name = Buffer.from(cookie?.name ?? '', 'latin1');
  const data = cookie?.data ?? Buffer.alloc(0);
  const message = Buffer.alloc(12 + padded(name.length) + padded(data.length));
  message.writeUInt8(littleEndian, 0);
  message.writeUInt16LE(11, 2);
  message.writeUInt16LE(name.length, 6);
  message.writeUInt16LE(data.length, 8);
  name.copy(message, 12);
  data.copy(message, 12 + padded(name.length));
  return message;
}

/** How many bytes the answer to the setup has in all, told by its first eight. */
export const setupLength = (start: Buffer): number => 8 + start.readUInt16LE(6) * 4;

/** @returns the root window of the first screen; null when the server refused */
export function rootWindowOf(setup: Buffer): number | null {
  if (setup.readUInt8(0) !== 1) return null;
  const vendorLength = setup.readUInt16LE(24);
  const formats = setup.readUInt8(29);
  return setup.readUInt32LE(40 + padded(vendorLength) + formats * 8);
}

function request(opcode: number, data: number, words: readonly number[]): Buffer {
  const message = Buffer.alloc(4 + words.length * 4);
  message.writeUInt8(opcode, 0);
  message.writeUInt8(data, 1);
  message.writeUInt16LE(message.length / 4, 2);
  for (const [at, word] of words.entries()) message.writeUInt32LE(word, 4 + at * 4);
  return message;
}

/** Asks for the number of a name, without making one: a name that nobody has used has the number 0. */
export function internAtom(name: string): Buffer {
  const head = Buffer.alloc(8);
  const length = 8 + padded(name.length);
  head.writeUInt8(opcodes.internAtom, 0);
  head.writeUInt8(1, 1);
  head.writeUInt16LE(length / 4, 2);
  head.writeUInt16LE(name.length, 4);
  return Buffer.concat([head, Buffer.from(name, 'latin1'), Buffer.alloc(length - 8 - name.length)]);
}

export const getSelectionOwner = (selection: number): Buffer => request(opcodes.getSelectionOwner, 0, [selection]);

export const setSelectionOwner = (owner: number, selection: number): Buffer =>
  request(opcodes.setSelectionOwner, 0, [owner, selection, 0]);

export const listProperties = (window: number): Buffer => request(opcodes.listProperties, 0, [window]);

export const deleteProperty = (window: number, property: number): Buffer =>
  request(opcodes.deleteProperty, 0, [window, property]);

/** Numbers under a name, in place of what stood there. */
export function changeProperty(window: number, property: number, numbers: readonly number[]): Buffer {
  const [replace, cardinal, bits] = [0, 6, 32];
  return request(opcodes.changeProperty, replace, [window, property, cardinal, bits, numbers.length, ...numbers]);
}

/** Both InternAtom and GetSelectionOwner answer with one number there. */
export const numberIn = (reply: Buffer): number => reply.readUInt32LE(8);

export function propertiesIn(reply: Buffer): readonly number[] {
  return Array.from({ length: reply.readUInt16LE(8) }, (_, at) => reply.readUInt32LE(replyLength + at * 4));
}
