// Sums up the reports of an hour or a day: from the lowest to the highest step of each field, and nothing between. Pure.
import type { Report } from '../../contract/report.ts';
import { conditionsOf, usualThresholds } from './findings.ts';
import { graver, type ReasonCode } from './reasons.ts';
import { decodeReport } from './report-code.ts';

/** Steps from good to bad, so that a band between two of them can be drawn. `unknown` is no step: it is left out. */
export const ladders = {
  disk: ['under-50', '50-70', '70-80', '80-90', '90-95', 'over-95'],
  network: ['good', 'slow', 'unsteady', 'interrupted'],
  clock: ['right', 'seconds', 'minutes', 'hours'],
  updates: ['current', 'restart', 'due', 'overdue'],
  load: ['under-25', '25-50', '50-75', 'over-75'],
  memory: ['under-50', '50-70', '70-85', '85-95', 'over-95'],
  temperature: ['under-50', '50-65', '65-80', '80-90', 'over-90'],
  wipe: ['under-50', '50-100', '100-250', '250-1000', 'over-1000'],
} as const;
export type Plotted = keyof typeof ladders;
export const plotted = Object.keys(ladders) as Plotted[];

/** Lowest and highest step, as places on the ladder. */
export type Band = readonly [number, number];

export interface Summary {
  /** How many reports there were. */
  readonly reports: number;
  readonly bands: Readonly<Partial<Record<Plotted, Band>>>;
  /** The gravest thing that any of them said. */
  readonly condition: ReasonCode;
}

const stepOf = (report: Report, name: Plotted): string | undefined =>
  name in report ? String(report[name as keyof Report]) : report.day?.[name as 'load'];

function bandsOf(report: Report): Summary['bands'] {
  const bands: Partial<Record<Plotted, Band>> = {};
  for (const name of plotted) {
    const step = (ladders[name] as readonly string[]).indexOf(stepOf(report, name) ?? '');
    if (step >= 0) bands[name] = [step, step];
  }
  return bands;
}

export const summaryOf = (report: Report): Summary => {
  const { five, day } = conditionsOf(report, usualThresholds);
  const condition = day !== null && graver(day, five) < 0 ? day : five;
  return { reports: 1, bands: bandsOf(report), condition };
};

const join = (one: Band | undefined, other: Band | undefined): Band | undefined => {
  if (one === undefined || other === undefined) return one ?? other;
  return [Math.min(one[0], other[0]), Math.max(one[1], other[1])];
};

/** In any order, and in any grouping: hours into days, days into weeks. */
export function merge(one: Summary, other: Summary): Summary {
  const bands: Partial<Record<Plotted, Band>> = {};
  for (const name of plotted) {
    const band = join(one.bands[name], other.bands[name]);
    if (band !== undefined) bands[name] = band;
  }
  const condition = graver(one.condition, other.condition) <= 0 ? one.condition : other.condition;
  return { reports: one.reports + other.reports, bands, condition };
}

export const summaryOfCode = (code: Uint8Array): Summary => summaryOf(decodeReport(code));

export const writeSummary = (summary: Summary): string => JSON.stringify(summary);
export const readSummary = (text: string): Summary => JSON.parse(text) as Summary;
