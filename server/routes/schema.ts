// A contract's schema as Fastify's own validator takes it: the same rules, compiled once.
import * as z from 'zod';

/** What a field of the report says about itself is for people; a validator that is strict refuses words it does not know. */
const forPeople = new Set(['purpose', 'unit', 'precision', 'why', '$schema']);

function withoutNotes(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutNotes);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { properties, ...rest } = schema as { properties?: Record<string, unknown> };
  const kept = Object.entries(rest)
    .filter(([name]) => !forPeople.has(name))
    .map(([name, value]) => [name, withoutNotes(value)]);
  // Names of fields are not words of the schema, and may well be called “unit”.
  const fields = Object.entries(properties ?? {}).map(([name, value]) => [name, withoutNotes(value)]);
  return { ...Object.fromEntries(kept), ...(properties && { properties: Object.fromEntries(fields) }) };
}

export const fastifySchema = (schema: z.ZodType): object =>
  withoutNotes(z.toJSONSchema(schema, { target: 'draft-7', io: 'input' })) as object;

/** Nothing is mended on the way in: a word where a number belongs is refused, and so is a field that nobody asked for. */
export const validatorOptions = {
  coerceTypes: false,
  removeAdditional: false,
  useDefaults: false,
  allErrors: false,
} as const;
