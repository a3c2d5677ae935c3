// GET /api/v1/knows: everything that a report can hold, read from the contract itself. For anyone: there is nothing here to hide.
import type { FastifyInstance } from 'fastify';
import { Report, reportMinutes, reportVersion } from '../../contract/report.ts';
import { reportBytes } from '../../contract/report-envelope.ts';
import { type FieldSchema, fieldsOf, withoutNull } from '../../contract/report-field.ts';
import type { Knows } from '../../contract/staff-api.ts';
import { staffApi } from '../../contract/staff-words.ts';
import type { Settings } from '../settings.ts';

type Field = Knows['fields'][number];

function valuesOf({ enum: words, const: only, minimum = 0, maximum = 0 }: FieldSchema): Field['values'] {
  if (words !== undefined) return words.map(String);
  return only === undefined ? { from: minimum, to: maximum } : [String(only)];
}

function leavesOf(group: FieldSchema, path: readonly string[] = []): Field[] {
  return Object.entries(group.properties ?? {}).flatMap(([key, inner]) => {
    const field = withoutNull(inner);
    const here = [...path, key];
    if (field.properties !== undefined) return leavesOf(field, here);
    const { purpose = '', unit = '', why = '' } = field;
    return [{ name: here.join('.'), purpose, unit, values: valuesOf(field), why, daily: here[0] === 'day' }];
  });
}

export const whatIsKnown = (settings: Pick<Settings, 'retention'>): Knows => ({
  version: reportVersion,
  minutes: reportMinutes,
  bytes: reportBytes,
  fields: leavesOf(fieldsOf(Report)),
  retention: settings.retention,
});

export function knowsRoute(app: FastifyInstance, settings: Settings): void {
  const known = whatIsKnown(settings);
  app.get(`${staffApi}/knows`, async () => known);
}
