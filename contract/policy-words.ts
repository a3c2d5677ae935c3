// What each setting takes, in words, read from the schema itself: for faults and for docs/policy.md alike.
import * as z from 'zod';
import type { Path } from './policy-fault.ts';

/** The part of JSON Schema that a policy's schema uses, with the notes of policy-values.ts. */
export interface SettingSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly SettingSchema[];
  readonly properties?: Readonly<Record<string, SettingSchema>>;
  readonly required?: readonly string[];
  readonly items?: SettingSchema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly default?: unknown;
  readonly description?: string;
  readonly expects?: string;
  readonly example?: unknown;
  readonly secret?: boolean;
  readonly remedy?: string;
}

/** What people may write, before defaults are filled in. */
export const settingsOf = (schema: z.ZodType): SettingSchema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as SettingSchema;

export const joinWords = (words: readonly string[], last: 'and' | 'or'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;

function listWords({ items, minItems, maxItems }: SettingSchema): string {
  const count = minItems === undefined ? `at most ${maxItems}` : `${minItems} to ${maxItems}`;
  const each = items?.properties === undefined ? `, each ${expectedWords(items ?? {})}` : '';
  return `a list of ${count}${each}`;
}

/** Such as “a whole number from 30 to 3600”. */
export function expectedWords(setting: SettingSchema): string {
  if (setting.expects !== undefined) return setting.expects;
  if (setting.const !== undefined) return String(setting.const);
  if (setting.enum !== undefined) return joinWords(setting.enum.map(String), 'or');
  if (setting.anyOf !== undefined) return joinWords(setting.anyOf.map(expectedWords), 'or');
  switch (setting.type) {
    case 'boolean':
      return 'true or false';
    case 'integer':
      return `a whole number from ${setting.minimum} to ${setting.maximum}`;
    case 'array':
      return listWords(setting);
    default:
      return `settings: ${Object.keys(setting.properties ?? {}).join(', ')}`;
  }
}

function inside(setting: SettingSchema, step: string | number): SettingSchema | undefined {
  if (setting.anyOf !== undefined)
    return setting.anyOf.map((choice) => inside(choice, step)).find((found) => found !== undefined);
  if (typeof step === 'number') return setting.items;
  const { properties } = setting;
  return properties !== undefined && Object.hasOwn(properties, step) ? properties[step] : undefined;
}

/** The schema of one setting; undefined when the path leads nowhere. */
export const settingAt = (root: SettingSchema, path: Path): SettingSchema | undefined =>
  path.reduce<SettingSchema | undefined>(
    (setting, step) => (setting === undefined ? undefined : inside(setting, step)),
    root,
  );

/** The keys that may stand here. */
export const keysIn = (setting: SettingSchema): string[] =>
  setting.anyOf?.flatMap(keysIn) ?? Object.keys(setting.properties ?? {});

/** Is one word out of a few expected here, or a number, so that a wrong word gives nothing away? */
export const takesWord = (setting: SettingSchema): boolean =>
  setting.enum !== undefined ||
  typeof setting.const === 'string' ||
  setting.type === 'boolean' ||
  setting.type === 'integer' ||
  (setting.anyOf ?? []).some(takesWord);
