// A batch of reports on its way to the thread that stores it: two blocks of memory, handed over without being copied one by one.
import { type ReasonCode, reasonCodes } from '../../rules/reasons.ts';
import type { NewReport } from '../reports.ts';

const perReport = 7;
const nonceBytes = 8;

export interface PackedBatch {
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const numberOf = new Map(reasonCodes.map((code, at) => [code, at]));
const indexOf = (code: ReasonCode | null): number => (code === null ? -1 : (numberOf.get(code) ?? -1));

export function packBatch(reports: readonly NewReport[]): PackedBatch {
  const numbers = new Float64Array(reports.length * perReport);
  const bytes = new Uint8Array(reports.reduce((sum, { body }) => sum + nonceBytes + body.length, 0));
  let offset = 0;
  for (const [at, report] of reports.entries()) {
    numbers.set(
      [
        report.station,
        report.slot,
        report.sequence,
        report.heardAt,
        indexOf(report.condition),
        indexOf(report.dayCondition),
        report.body.length,
      ],
      at * perReport,
    );
    bytes.set(report.nonce, offset);
    bytes.set(report.body, offset + nonceBytes);
    offset += nonceBytes + report.body.length;
  }
  return { numbers, bytes };
}

export function unpackBatch({ numbers, bytes }: PackedBatch): readonly NewReport[] {
  let offset = 0;
  return Array.from({ length: numbers.length / perReport }, (_, index) => {
    const at = (part: number): number => numbers[index * perReport + part] as number;
    const from = offset;
    offset += nonceBytes + at(6);
    return {
      station: at(0),
      slot: at(1),
      sequence: at(2),
      heardAt: at(3),
      condition: reasonCodes[at(4)] as ReasonCode,
      dayCondition: reasonCodes[at(5)] ?? null,
      nonce: bytes.subarray(from, from + nonceBytes),
      body: bytes.subarray(from + nonceBytes, offset),
    };
  });
}
