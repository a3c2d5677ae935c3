// The kinds of values that a policy is made of: hosts, addresses, words. Each says in words what it takes.
import * as z from 'zod';
import { thirtyTwoBytes } from './base64url.ts';
import { hostOf, isNumericHost, readHostPattern } from './hosts.ts';
import { readPinLine } from './pin-line.ts';
import { parseAddress } from './web-address.ts';
import { Language } from './words.ts';

/** What `lethe validate` and docs/policy.md say of a setting beside what its schema already tells. */
export interface SettingNotes {
  /** What the setting takes, in words, where the schema alone can't say it. */
  readonly expects?: string;
  readonly example?: unknown;
  /** Its value is never shown, not even a number. */
  readonly secret?: boolean;
  /** What to do when it is wrong, where an example is no help. */
  readonly remedy?: string;
}

export const setting = <Schema extends z.ZodType>(
  schema: Schema,
  description: string,
  notes: SettingNotes = {},
): Schema => schema.meta({ description, ...notes });

/** A host name as people write it; it is folded to its ASCII form by the navigation rules. `*.` covers sub-domains only. */
export const hostPattern =
  /^(?:(\*\.)?(?!-)[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)*|\[[0-9a-fA-F:.]+\])$/u;

/** A wildcard below a single label, such as *.com, would open far more than anybody means. */
function isHostPattern(text: string): boolean {
  const pattern = readHostPattern(text);
  if (pattern === null || !hostPattern.test(text)) return false;
  if (pattern.below) return pattern.name.includes('.');
  return !isNumericHost(pattern.name) || pattern.name === text.toLowerCase();
}

export const Host = z
  .string()
  .max(253)
  .refine(isHostPattern)
  .meta({ expects: 'a host name such as www.example.org, or *.example.org for all below it' });

function isWebAddress(text: string): boolean {
  const url = parseAddress(text);
  return (
    url !== null &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.username === '' &&
    url.password === '' &&
    hostOf(url) !== null
  );
}

/** http is allowed because some catalogues still speak it; the bar shows that such a page is not private. */
export const WebAddress = z.string().max(2048).refine(isWebAddress).meta({
  expects: 'an address that starts with https:// or http:// and carries no user name or password',
});

/** Words are put after the host only: what somebody marks on a page must not choose where it is sent. */
const takesWords = (text: string): boolean => {
  const url = parseAddress(text);
  return isWebAddress(text) && text.includes('{words}') && url !== null && !/[{%]/.test(url.host);
};

export const SearchAddress = z
  .string()
  .max(2048)
  .refine(takesWords)
  .meta({ expects: 'an address that starts with https:// or http:// and holds {words} after its host' });

/** Controls and marks that turn the direction of a text (UAX 9) have no place in a name. */
const oneLine = /^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u;

export const Words = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(oneLine)
  .meta({ expects: 'a text of 1 to 120 characters on one line' });

/** One text for all languages, or one for each. */
export const Texts = z.union([
  Words,
  z
    .strictObject({ en: Words.optional(), es: Words.optional() } satisfies Record<Language, z.ZodType>)
    .refine((texts) => Object.keys(texts).length > 0)
    .meta({ expects: `a text for one or more of ${Language.options.join(', ')}` }),
]);
export type Texts = z.infer<typeof Texts>;

/** Reports leave the building's machines only under TLS; what follows the host is the contract's own. */
function isServerAddress(text: string): boolean {
  const url = parseAddress(text);
  return (
    isWebAddress(text) && url?.protocol === 'https:' && url.pathname === '/' && url.search === '' && url.hash === ''
  );
}

export const ServerAddress = z.string().max(300).refine(isServerAddress).meta({
  expects: 'an address that starts with https:// and ends with the host, or with a port after it',
});

export const PolicyKey = z
  .string()
  .regex(new RegExp(`^ed25519:${thirtyTwoBytes}$`))
  .meta({ expects: 'the line that “lethe-server policy key” prints' });

export const FilePath = z
  .string()
  .max(1024)
  .regex(/^(\/(?!\.{1,2}(\/|$))[^/\p{Cc}]+)+$/u)
  .meta({ expects: 'the whole path of a file, from /' });

export const TimeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .meta({ expects: 'a time of day from 00:00 to 23:59' });

export const PinText = z
  .string()
  .refine((text) => readPinLine(text) !== null)
  .meta({ expects: 'the line that “lethe pin” prints' });
