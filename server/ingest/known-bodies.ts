// What was made of the bodies seen lately. A station says the same for an hour, and stations of one image say the same as each other.
import { asToday, type Report } from '../../contract/report.ts';
import { conditionsOf, type Thresholds } from '../rules/findings.ts';
import type { ReasonCode } from '../rules/reasons.ts';
import { encodeReport } from '../rules/report-code.ts';

/** Everything of a report that does not depend on whose it is. */
export interface Made {
  readonly code: Uint8Array;
  readonly condition: ReasonCode;
  readonly dayCondition: ReasonCode | null;
}

/** Some five megabytes. */
const most = 5000;

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** @returns null for a body that is no report. Only good ones are remembered, so that nobody can push those out with noise. */
export function knownBodies(
  validate: (value: unknown) => value is Report,
  thresholds: Thresholds,
): (body: string) => Made | null {
  let recent = new Map<string, Made>();
  let before = new Map<string, Made>();

  const keep = (body: string, made: Made): Made => {
    // Two generations: what is still said moves into the new one, and the rest goes with the old.
    if (recent.size >= most / 2) {
      before = recent;
      recent = new Map();
    }
    recent.set(body, made);
    return made;
  };

  return (body) => {
    const known = recent.get(body);
    if (known !== undefined) return known;
    const older = before.get(body);
    if (older !== undefined) return keep(body, older);
    const said = parse(body);
    if (!validate(said)) return null;
    const report = asToday(said);
    const { five, day } = conditionsOf(report, thresholds);
    return keep(body, { code: encodeReport(report), condition: five, dayCondition: day });
  };
}

/** One memory for each set of limits, which goes with it. */
export function bodiesByLimits(
  validate: (value: unknown) => value is Report,
): (body: string, limits: Thresholds) => Made | null {
  const memories = new WeakMap<Thresholds, (body: string) => Made | null>();
  return (body, limits) => {
    const known = memories.get(limits) ?? knownBodies(validate, limits);
    memories.set(limits, known);
    return known(body);
  };
}
