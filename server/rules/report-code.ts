// A report as a few bytes: each field of the contract, in its order, as one small number. What the contract lacks cannot be stored.

import { asToday, type DayFacts, Report } from '../../contract/report.ts';
import { type FieldSchema, fieldsOf, withoutNull } from '../../contract/report-field.ts';

/** Stands for null, which no field of the contract can reach. */
const nothing = -32_768;
const bytesPerField = 2;

interface Leaf {
  readonly path: readonly string[];
  /** Words by number; undefined for whole numbers, which stand for themselves. */
  readonly words?: readonly unknown[];
}

function leavesOf(schema: FieldSchema, path: readonly string[] = []): Leaf[] {
  const inner = withoutNull(schema);
  if (inner.properties !== undefined) {
    return Object.entries(inner.properties).flatMap(([name, field]) => leavesOf(field, [...path, name]));
  }
  return [inner.enum === undefined ? { path } : { path, words: inner.enum }];
}

type Tree = { [name: string]: unknown };

/** Writes and reads plain objects by a list of leaves. A group that is null has nothing in each of its leaves. */
function coderOf(leaves: readonly Leaf[]) {
  const numbers = leaves.map(({ words }) => new Map(words?.map((word, at) => [word, at])));
  const valueAt = (from: unknown, path: readonly string[]): unknown =>
    path.reduce<unknown>((inside, name) => (inside as Tree | null)?.[name], from);

  const encode = (given: object): Uint8Array => {
    const bytes = Buffer.allocUnsafeSlow(leaves.length * bytesPerField);
    for (let at = 0; at < leaves.length; at += 1) {
      const { path, words } = leaves[at] as Leaf;
      const value = valueAt(given, path);
      const number = value === null || value === undefined ? nothing : words ? numbers[at]?.get(value) : value;
      bytes.writeInt16LE(number as number, at * bytesPerField);
    }
    return bytes;
  };

  const decode = (bytes: Uint8Array): Tree => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const whole: Tree = {};
    for (const [at, { path, words }] of leaves.entries()) {
      const number = view.getInt16(at * bytesPerField, true);
      let inside = whole;
      for (const name of path.slice(0, -1)) {
        inside[name] ??= {};
        inside = inside[name] as Tree;
      }
      inside[path.at(-1) as string] = number === nothing ? null : words ? words[number] : number;
    }
    return whole;
  };
  return { encode, decode };
}

const schema = fieldsOf(Report);
const daySchema = withoutNull(schema.properties?.day ?? {});
const fiveLeaves = leavesOf(schema).filter(({ path }) => path[0] !== 'day');
/** Fields that came after the first reports were stored stand at the end; what lacks them is an older code. */
const addedLater = 1;
const five = coderOf(fiveLeaves);
const dayLeaves = leavesOf(daySchema);
const daily = coderOf(dayLeaves);
const fiveBytes = fiveLeaves.length * bytesPerField;
const dayBytes = dayLeaves.length * bytesPerField;

/** What comes once a day follows what comes every five minutes, where it is there. */
export const encodeReport = (report: Report): Uint8Array =>
  report.day === null ? five.encode(report) : Buffer.concat([five.encode(report), daily.encode(report.day)]);

/** A code from before the last fields were there, as one of today whose station did not say them. */
function grown(code: Uint8Array): Uint8Array {
  const older = fiveBytes - addedLater * bytesPerField;
  if (code.length !== older && code.length !== older + dayBytes) return code;
  const unsaid = Buffer.alloc(addedLater * bytesPerField);
  for (let at = 0; at < addedLater; at += 1) unsaid.writeInt16LE(nothing, at * bytesPerField);
  return Buffer.concat([code.subarray(0, older), unsaid, code.subarray(older)]);
}

export function decodeReport(given: Uint8Array): Report {
  const code = grown(given);
  return asToday({ ...five.decode(code), day: decodeDay(code) } as Report);
}

/** The part of the day alone; null where a report has none. */
export function dayOf(given: Uint8Array): Uint8Array | null {
  const code = grown(given);
  return code.length > fiveBytes ? code.subarray(fiveBytes) : null;
}

const decodeDay = (code: Uint8Array): DayFacts | null => {
  const day = dayOf(code);
  return day === null ? null : (daily.decode(day) as DayFacts);
};

/** The last report with the last part of a day, which may have come with an earlier one. */
export function joinDay(given: Uint8Array, day: Uint8Array | null): Uint8Array {
  const code = grown(given).subarray(0, fiveBytes);
  return day === null ? code : Buffer.concat([code, day]);
}
