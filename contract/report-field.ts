// What a field of the report must say about itself: purpose, unit, precision, and why it identifies nobody.
import * as z from 'zod';

/** Closed words: how many there are. Whole numbers: their grain and their bounds. Nothing else may be in a report. */
export type Precision =
  | { readonly words: number }
  | { readonly grain: number; readonly from: number; readonly to: number };

export interface FieldNotes {
  readonly purpose: string;
  readonly unit: string;
  readonly precision: Precision;
  /** Why it says nothing about a person. */
  readonly why: string;
}

/** The notes stand beside the schema, not in it, so that a test can hold the one against the other. */
export const field = <Schema extends z.ZodType>(schema: Schema, notes: FieldNotes): Schema => schema.meta({ ...notes });

/** A field as JSON Schema tells it, with what was declared of it. */
export interface FieldSchema extends Partial<FieldNotes> {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly FieldSchema[];
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
}

export const fieldsOf = (schema: z.ZodType): FieldSchema => z.toJSONSchema(schema) as FieldSchema;

/** What it holds when it holds something: the other half of a nullable group or number. */
export function withoutNull(field: FieldSchema): FieldSchema {
  const choice = field.anyOf?.find(({ type }) => type !== 'null');
  return choice === undefined ? field : { ...choice, ...field };
}
