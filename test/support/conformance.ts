// Facts of stations for conformance reports: one on which everything holds, and ways in which it may not.

import type { Facts } from '../../agent/conformance/facts.ts';
import { checks } from '../../agent/doctor/checks/index.ts';
import type { Finding } from '../../agent/doctor/examine.ts';
import { readPolicy } from '../../contract/policy-file.ts';
import { policyText } from './doctor/healthy.ts';

const read = readPolicy(policyText, () => false);
export const policy = read.ok ? read.policy : null;

const fineFindings: readonly Finding[] = checks.map((check) => ({
  ...{ check, is: 'fine', where: [], severity: check.severity, mended: null },
}));

export const wellFacts: Facts = {
  ...{ now: Date.parse('2026-11-20T12:00:00Z'), state: 'clean', problem: null, policy },
  deeds: {
    'event-logs': { ok: true, hours: 8 },
    'user-data': { ok: true, hours: 8 },
    canary: { ok: true, hours: 8 },
  },
  findings: fineFindings,
  message: { is: 'ours', bytes: 1024, values: 29 },
};

export const withFinding = (id: string, is: Finding['is']): Facts => ({
  ...wellFacts,
  findings: fineFindings.map((finding) => (finding.check.id === id ? { ...finding, is } : finding)),
});

/** As a page has to show it at its fullest: something of every standing. */
export const mixedFacts: Facts = {
  ...withFinding('rsyslog-targets', 'wrong'),
  deeds: { ...(wellFacts.deeds ?? { 'event-logs': null, 'user-data': null }), canary: { ok: true, hours: 75 } },
  message: { is: 'missing' },
};
