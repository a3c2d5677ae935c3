// Reports to test with: one of a station that is well, and one that takes as much room as a report can.
import type { Report } from '../../contract/report.ts';
import type { EnvelopeHead } from '../../contract/report-envelope.ts';

export const wellReport: Report = {
  version: 1,
  software: { major: 1, minor: 2, patch: 3 },
  system: { family: 'linux', distribution: 'debian', major: 12, minor: 0 },
  uptimeDays: 3,
  disk: 'under-50',
  network: 'good',
  clock: 'right',
  updates: 'current',
  containment: 'bubblewrap',
  outOfService: 'no',
  failedWipes: '0',
  eventLogs: { outcome: 'ok', ageHours: 5, sinceBoot: 'yes' },
  dailyWipe: { outcome: 'ok', ageHours: 5 },
  canaryAudit: { outcome: 'ok', ageHours: 5 },
  droppedReports: '0',
  policy: 'file',
  day: null,
};

export const fullReport: Report = {
  version: 1,
  software: { major: 99, minor: 99, patch: 999 },
  system: { family: 'windows', distribution: 'windows', major: 99, minor: 99 },
  uptimeDays: 400,
  disk: 'under-50',
  network: 'interrupted',
  clock: 'seconds',
  updates: 'overdue',
  containment: 'bubblewrap',
  outOfService: 'AGENT-04',
  failedWipes: 'more',
  eventLogs: { outcome: 'failed', ageHours: 240, sinceBoot: 'yes' },
  dailyWipe: { outcome: 'failed', ageHours: 240 },
  canaryAudit: { outcome: 'failed', ageHours: 240 },
  droppedReports: '13-288',
  policy: 'file',
  day: { load: 'under-25', memory: 'under-50', temperature: 'under-50', wipe: '250-1000', sessions: -2000 },
};

export const sampleHead: EnvelopeHead = {
  station: '0123456789abcdef',
  sequence: 5_900_000,
  age: 0,
  nonce: 'fedcba9876543210',
};
export const sampleKey: Buffer = Buffer.alloc(32, 7);
