// What a field of the report may be: declared, closed, no finer than declared, too small to hold a person. Pure, over JSON Schema.
import { type FieldSchema, type Precision, withoutNull } from '../../contract/report-field.ts';

/** More values than this could count people, days of birth or readers’ cards. */
const mostValues = 4096;

/** A field by such a name is one about a person, a computer’s identity or a moment, whatever its schema says. */
const personal =
  /^(?:name|user|login|mail|email|card|host|address|mac|ip|serial|uuid|url|title|search|query|file|path|person|patron|visitor|session|time|date|moment)s?$/i;
/** Counted once a day, with noise. */
const allowed = new Set(['sessions']);

/** Each fault as a sentence that begins with the field’s path. */
export function faultsOf(schema: FieldSchema, path = ''): string[] {
  const found = withoutNull(schema);
  if (found.properties !== undefined) return [...groupFaults(found, path), ...insideFaults(found, path)];
  return [...noteFaults(found), ...valueFaults(found)].map((fault) => `${path} ${fault}`);
}

function groupFaults({ additionalProperties, properties = {}, required = [] }: FieldSchema, path: string): string[] {
  const missing = Object.keys(properties).filter((key) => !required.includes(key));
  return [
    ...(additionalProperties === false ? [] : [`${path} takes unknown fields`]),
    ...missing.map((key) => `${path}.${key} may be left out, which is a message of its own`),
  ];
}

function insideFaults({ properties = {} }: FieldSchema, path: string): string[] {
  return Object.entries(properties).flatMap(([key, inner]) => {
    const inside = path === '' ? key : `${path}.${key}`;
    const isPersonal = !allowed.has(key) && wordsOf(key).some((word) => personal.test(word));
    return [...(isPersonal ? [`${inside} has a name that could hold a person`] : []), ...faultsOf(inner, inside)];
  });
}

const wordsOf = (key: string): string[] => key.split(/(?=[A-Z])|[-_]/);

function noteFaults({ purpose = '', unit = '', why = '', precision }: FieldSchema): string[] {
  return [
    ...(purpose.trim() === '' ? ['has no purpose'] : []),
    ...(unit.trim() === '' ? ['has no unit'] : []),
    ...(why.trim() === '' ? ['does not say why it identifies nobody'] : []),
    ...(precision === undefined ? ['has no precision'] : []),
  ];
}

function valueFaults(field: FieldSchema): string[] {
  const choices = field.enum ?? (field.const === undefined ? null : [field.const]);
  if (choices !== null) return wordFaults(choices, field.precision);
  if (field.type === 'integer') return numberFaults(field);
  if (field.type === 'string') return ['is a free string'];
  return ['is neither one of a few words nor a whole number between bounds'];
}

function wordFaults(choices: readonly unknown[], precision: Precision | undefined): string[] {
  const declared = precision !== undefined && 'words' in precision ? precision.words : 0;
  return [
    ...(choices.length > declared ? ['is finer than declared'] : []),
    ...(choices.some((choice) => String(choice).length > 16) ? ['has a word that is too long to be a step'] : []),
  ];
}

function numberFaults({ minimum, maximum, multipleOf = 1, precision }: FieldSchema): string[] {
  if (minimum === undefined || maximum === undefined) return ['is a number without bounds'];
  const values = (maximum - minimum) / multipleOf + 1;
  const fits =
    precision !== undefined &&
    'grain' in precision &&
    multipleOf >= precision.grain &&
    minimum >= precision.from &&
    maximum <= precision.to;
  return [
    ...(fits ? [] : ['is finer than declared']),
    ...(values > mostValues ? ['has so many values that it could hold a person'] : []),
  ];
}
