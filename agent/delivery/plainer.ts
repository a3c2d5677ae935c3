// A report in the words of an older server: fields and words that came later are left out, as far as the contract lets them be missing. Pure.
import { Report } from '../../contract/report.ts';
import type { KnownFields } from '../../contract/report-known.ts';

type Values = KnownFields['fields'][number]['values'];

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const fits = (value: unknown, values: Values): boolean => {
  if (Array.isArray(values)) return values.includes(String(value));
  return typeof value === 'number' && value >= values.from && value <= values.to;
};

/** @param path of the group with its dot, empty for the whole */
function understood(group: Readonly<Record<string, unknown>>, fields: ReadonlyMap<string, Values>, path = ''): object {
  const isKnown = (name: string): boolean =>
    fields.has(name) || [...fields.keys()].some((field) => field.startsWith(`${name}.`));
  const kept = Object.entries(group).flatMap(([key, value]) => {
    const name = `${path}${key}`;
    if (!isKnown(name)) return [];
    if (isGroup(value)) return [[key, understood(value, fields, `${name}.`)] as const];
    const values = fields.get(name);
    return value === null || (values !== undefined && fits(value, values)) ? [[key, value] as const] : [];
  });
  return Object.fromEntries(kept);
}

/**
 * @param body JSON, as it waits in the spool
 * @returns null: all of it is understood, or what is not cannot be left out; either way it can only be sent as it is
 */
export function plainer(body: string, { fields }: KnownFields): string | null {
  const known = new Map(fields.map(({ name, values }) => [name, values]));
  const left = JSON.stringify(understood(JSON.parse(body), known));
  return left !== body && Report.safeParse(JSON.parse(left)).success ? left : null;
}
