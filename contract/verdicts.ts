// How a station can be, and every reason for it. One list: the server judges by it, the dashboard has words for each.

export const verdicts = ['out', 'silent', 'attention', 'hold', 'well'] as const;
export type Verdict = (typeof verdicts)[number];

interface Reason {
  readonly verdict: Verdict;
  /** Within a verdict, the smaller the graver. */
  readonly rank: number;
  /** May follow the end of a visit: its beginning is then told in whole hours only. */
  readonly followsVisit?: true;
}

export const reasons = {
  'audit-found': { verdict: 'out', rank: 0 },
  'wipe-failed': { verdict: 'out', rank: 1, followsVisit: true },
  'logs-resist': { verdict: 'out', rank: 1.5, followsVisit: true },
  'agent-lost': { verdict: 'out', rank: 2, followsVisit: true },
  'audit-undone': { verdict: 'out', rank: 2.3, followsVisit: true },
  'policy-bad': { verdict: 'out', rank: 2.6 },
  closed: { verdict: 'out', rank: 3, followsVisit: true },
  'silent-place': { verdict: 'silent', rank: 0 },
  silent: { verdict: 'silent', rank: 1 },
  never: { verdict: 'silent', rank: 2 },
  'silent-closed': { verdict: 'silent', rank: 9 },
  clone: { verdict: 'attention', rank: 0 },
  'logs-kept': { verdict: 'attention', rank: 1 },
  'containment-weak': { verdict: 'attention', rank: 2 },
  'canary-old': { verdict: 'attention', rank: 3 },
  'daily-late': { verdict: 'attention', rank: 3.5 },
  'wipes-failed': { verdict: 'attention', rank: 4, followsVisit: true },
  'disk-full': { verdict: 'attention', rank: 5 },
  'memory-full': { verdict: 'attention', rank: 5.5 },
  'clock-off': { verdict: 'attention', rank: 6 },
  'wipe-slow': { verdict: 'attention', rank: 7 },
  hot: { verdict: 'attention', rank: 7.5 },
  busy: { verdict: 'attention', rank: 8 },
  'network-bad': { verdict: 'attention', rank: 8.5 },
  'software-old': { verdict: 'attention', rank: 9 },
  'policy-refused': { verdict: 'attention', rank: 9.2 },
  'updates-late': { verdict: 'attention', rank: 9.5 },
  hold: { verdict: 'hold', rank: 0 },
  well: { verdict: 'well', rank: 0 },
} as const satisfies Record<string, Reason>;

export type ReasonCode = keyof typeof reasons;
export const reasonCodes = Object.keys(reasons) as [ReasonCode, ...ReasonCode[]];

const weightOf = (code: ReasonCode): number => verdicts.indexOf(reasons[code].verdict) * 100 + reasons[code].rank;

/** Below zero when the first is graver. */
export const graver = (one: ReasonCode, other: ReasonCode): number => weightOf(one) - weightOf(other);
