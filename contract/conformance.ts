// How each requirement of the privacy policy is met (R20): promises, controls, tests, error codes, and what shows it on a station.
import type { Deeds } from './agent-control.ts';
import type { ProblemCode } from './problems.ts';

/** Where evidence comes from. Nothing here is about a patron: codes, counts and ages of the station's own work. */
export type EvidenceSource =
  /** The agent's ledger: when it was last done, and how it went. */
  | { readonly from: 'deed'; readonly deed: keyof Deeds }
  /** Checks of `lethe doctor`, made anew for this report. */
  | { readonly from: 'doctor'; readonly checks: readonly string[] }
  | { readonly from: 'state' | 'resources' | 'parts' | 'statistics' | 'report' | 'inventory' | 'today' }
  /** Nothing on a station can show it: the release's tests do, or the server. */
  | { readonly from: 'tests' | 'server' };

/** The sentences are in docs/promises.md. */
export const promiseTests = {
  P1: ['test/promises/nobody.test.ts'],
  P2: ['test/promises/listed.test.ts', 'test/e2e/break-out/network.test.ts'],
  P3: ['test/promises/station.test.ts', 'test/e2e/residue/residue.test.ts'],
  P4: ['test/promises/station.test.ts'],
  P5: ['test/promises/receipt.test.ts'],
  P6: ['test/promises/station.test.ts'],
  P7: ['test/promises/lockdown-checklist.test.ts', 'test/e2e/break-out/contained.test.ts'],
  P8: ['test/promises/nobody.test.ts'],
  P9: ['test/promises/policy-fuzz.test.ts'],
  P10: ['test/e2e/visit/knows.test.ts'],
  P11: ['test/e2e/visit/sameness.test.ts', 'test/e2e/residue/tracker.test.ts'],
  P12: ['test/promises/nobody.test.ts'],
  P13: ['test/promises/event-logs.test.ts'],
  P14: ['test/promises/every-day.test.ts'],
  P15: ['test/promises/reports.test.ts'],
  P16: ['test/promises/reports.test.ts'],
  P17: ['test/e2e/residue/rehearsal.test.ts'],
} as const satisfies Record<string, readonly string[]>;
export type PromiseId = keyof typeof promiseTests;

export const controlIds = [
  'no-accounts',
  'resource-list',
  'memory-only',
  'verified-wipe',
  'self-audit',
  'timers',
  'daily-wipe',
  'local-logs',
  'cleared-logs',
  'closed-report',
  'no-session-id',
  'noise',
  'server-retention',
  'encrypted-line',
  'updates',
  'fresh-browser',
  'other-cookies',
  'outside-notice',
  'patron-page',
  'inventory',
  'server-roles',
  'file-rights',
  'nothing-kept',
  'conformance',
] as const;
export type ControlId = (typeof controlIds)[number];

export interface Requirement {
  readonly id: RequirementId;
  /** Of the library's privacy policy. */
  readonly section: string;
  readonly promises: readonly PromiseId[];
  readonly controls: readonly ControlId[];
  /** Beside those of the promises. */
  readonly tests: readonly string[];
  /** What staff read when it does not hold. */
  readonly codes: readonly ProblemCode[];
  readonly evidence: readonly EvidenceSource[];
  /** Lethe does a part of it; the words say which part is missing. */
  readonly partly?: true;
}

export const requirementIds = [
  ...(['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9', 'R10'] as const),
  ...(['R11', 'R12', 'R13', 'R14', 'R15', 'R16', 'R17', 'R18', 'R19', 'R20'] as const),
];
export type RequirementId = (typeof requirementIds)[number];

const logChecks = [
  ...['rsyslog-targets', 'syslog-ng-targets', 'journal-upload', 'journal-forwarding', 'audit-plugins', 'log-shippers'],
  ...['crash-uploads', 'netconsole'],
];
const memoryChecks = [
  ...['bubblewrap', 'user-namespaces', 'containment', 'swap', 'swap-at-start', 'hibernation', 'core-dumps'],
  'memory-erased',
];

export const requirements: readonly Requirement[] = [
  {
    ...{ id: 'R1', section: '2.6', promises: ['P1'], controls: ['no-accounts'], tests: [], codes: [] },
    evidence: [{ from: 'doctor', checks: ['kiosk-user', 'kiosk-password', 'empty-passwords', 'consoles'] }],
  },
  {
    ...{ id: 'R2', section: '2.6', promises: ['P2', 'P9'], controls: ['resource-list'], tests: [] },
    codes: ['POLICY-01', 'POLICY-02', 'POLICY-03', 'POLICY-04', 'POLICY-05'],
    evidence: [{ from: 'resources' }, { from: 'doctor', checks: ['policy', 'settings-rights'] }],
  },
  {
    ...{ id: 'R3', section: '2.6', promises: ['P3', 'P4', 'P5', 'P6', 'P17'] },
    controls: ['memory-only', 'verified-wipe', 'self-audit', 'timers'],
    tests: ['test/unit/build/residue-docs.test.ts'],
    codes: ['WIPE-01', 'WIPE-02', 'CANARY-01', 'CANARY-02', 'CANARY-03', 'CANARY-04', 'SESSION-01', 'SESSION-02'],
    evidence: [{ from: 'state' }, { from: 'deed', deed: 'canary' }, { from: 'doctor', checks: memoryChecks }],
  },
  {
    ...{ id: 'R4', section: '2.6', promises: ['P14', 'P17'], controls: ['daily-wipe', 'self-audit'] },
    tests: ['test/nspawn/service.test.ts'],
    codes: ['WIPE-01', 'WIPE-02', 'WIPE-03', 'WIPE-04', 'AGENT-10'],
    evidence: [
      { from: 'deed', deed: 'user-data' },
      { from: 'doctor', checks: ['agent', 'clock', 'clock-sync', 'disk-writable', 'print-history', 'media'] },
    ],
  },
  {
    ...{ id: 'R5', section: '7.1.1', promises: ['P13', 'P15'], controls: ['local-logs', 'closed-report'], codes: [] },
    tests: ['test/unit/agent/doctor/doctor.test.ts', 'test/unit/agent/doctor/log-targets.test.ts'],
    evidence: [{ from: 'doctor', checks: logChecks }],
  },
  {
    ...{ id: 'R6', section: '7.1.1', promises: ['P13', 'P14'], controls: ['cleared-logs'], codes: ['LOGS-01'] },
    tests: ['test/integration/event-logs/journal.test.ts', 'test/nspawn/service.test.ts'],
    evidence: [
      { from: 'deed', deed: 'event-logs' },
      { from: 'doctor', checks: ['agent', 'kernel-messages', 'kernel-ring', 'print-log'] },
    ],
  },
  {
    ...{ id: 'R7', section: '7.1.1', promises: ['P13', 'P15'], controls: ['closed-report', 'local-logs'] },
    ...{ tests: [], codes: ['REPORT-01'], evidence: [{ from: 'report' }, { from: 'doctor', checks: logChecks }] },
  },
  {
    ...{ id: 'R8', section: '2.4', promises: ['P8', 'P11'], controls: ['no-session-id', 'fresh-browser'], tests: [] },
    ...{ codes: [], evidence: [{ from: 'tests' }] },
  },
  {
    ...{ id: 'R9', section: '7.1', promises: ['P12', 'P15'], controls: ['closed-report'], codes: ['REPORT-01'] },
    ...{ tests: ['test/unit/build/privacy-docs.test.ts'], evidence: [{ from: 'report' }] },
  },
  {
    ...{ id: 'R10', section: 'A', promises: ['P8', 'P12', 'P15'], controls: ['closed-report', 'no-session-id'] },
    tests: ['test/unit/contract/report.test.ts', 'test/integration/server/siege.test.ts'],
    ...{ codes: ['REPORT-01'], evidence: [{ from: 'report' }] },
  },
  {
    ...{ id: 'R11', section: '7.3', promises: ['P15', 'P16'], controls: ['noise', 'closed-report'], codes: [] },
    ...{ tests: ['test/unit/agent/health/noise.test.ts'], evidence: [{ from: 'statistics' }] },
  },
  {
    ...{ id: 'R12', section: '6', promises: [], controls: ['server-retention'], codes: [] },
    ...{ tests: ['test/integration/server/retention.test.ts'], evidence: [{ from: 'server' }] },
  },
  {
    ...{ id: 'R13', section: '7.2', promises: ['P15'], controls: ['encrypted-line', 'updates'] },
    tests: ['test/unit/contract/station-key.test.ts', 'test/integration/lethe-enrolment.test.ts'],
    codes: ['ENROL-05', 'ENROL-07', 'REPORT-02', 'REPORT-03', 'SERVER-08'],
    evidence: [
      { from: 'doctor', checks: ['updates-itself', 'updates', 'system-release', 'release-age', 'runtime'] },
      { from: 'doctor', checks: ['server', 'enrolled', 'identity', 'token-rights'] },
    ],
  },
  {
    ...{
      id: 'R14',
      section: '2.5, 8',
      promises: ['P2', 'P11'],
      controls: ['fresh-browser', 'other-cookies', 'outside-notice'],
    },
    ...{
      tests: ['test/e2e/break-out/permissions.test.ts', 'test/e2e/pages/bar.test.ts'],
      codes: [],
      evidence: [{ from: 'parts' }, { from: 'tests' }],
      partly: true,
    },
  },
  {
    ...{ id: 'R15', section: '9', promises: ['P10', 'P5'], controls: ['patron-page', 'verified-wipe'], codes: [] },
    ...{ tests: ['test/unit/pages/inventory.test.ts'], evidence: [{ from: 'tests' }] },
  },
  {
    ...{
      id: 'R16',
      section: '10',
      promises: [],
      controls: ['inventory'],
      codes: [],
      evidence: [{ from: 'inventory' }],
    },
    tests: ['test/unit/contract/inventory-stores.test.ts', 'test/unit/agent/cli/command.test.ts'],
  },
  {
    ...{ id: 'R17', section: '3', promises: [], controls: ['server-roles', 'file-rights'], codes: [] },
    tests: ['test/integration/server/staff.test.ts', 'test/integration/server/sign-in.test.ts'],
    evidence: [
      { from: 'server' },
      { from: 'doctor', checks: ['settings-rights', 'program-rights', 'state-rights', 'run-rights', 'kiosk-rights'] },
    ],
  },
  {
    ...{ id: 'R18', section: '4.2', promises: ['P3', 'P8', 'P13'], controls: ['nothing-kept', 'inventory'], codes: [] },
    ...{ tests: ['test/e2e/residue/residue.test.ts'], evidence: [{ from: 'inventory' }] },
  },
  {
    ...{ id: 'R19', section: '2.6', promises: ['P7', 'P11'], controls: ['fresh-browser', 'resource-list'], codes: [] },
    ...{ tests: ['test/e2e/break-out/network.test.ts'], evidence: [{ from: 'tests' }], partly: true },
  },
  {
    ...{ id: 'R20', section: '10', promises: [], controls: ['conformance'], codes: [], evidence: [{ from: 'today' }] },
    tests: ['test/unit/agent/conformance/conformance.test.ts'],
  },
];
