// Messages with a right MAC around a wrong report: from somebody who has a station's key and not our sender.
import { reportBytes } from '../../../contract/report-envelope.ts';
import { macOf } from '../../../contract/station-key.ts';
import { newNonce, type TestStation } from './stations.ts';

export function signedMessage(station: TestStation, body: string): Buffer {
  station.sequence += 1;
  const sequence = String(station.sequence).padStart(12, '0');
  const head = Buffer.from(`lethe-report/1 ${station.id} ${sequence} 00000 ${newNonce()} `);
  const start = head.length + 44;
  const rest = Buffer.from(`\n${body.padEnd(reportBytes - start, ' ')}`);
  return Buffer.concat([head, Buffer.from(macOf(station.key, [head, rest])), rest]).subarray(0, reportBytes);
}
