// The policy file: what a station is, what it offers, when it ends a visit. docs/policy.md is written from this schema.
import { z } from 'zod';
import { Containment, Language, StationKind } from './words.ts';

export { textIn } from './texts.ts';

const described = <Schema extends z.ZodType>(schema: Schema, description: string): Schema =>
  schema.describe(description);

/** A host name as people write it; it is folded to its ASCII form by the navigation rules. `*.` covers sub-domains only. */
export const hostPattern =
  /^(\*\.)?(?!-)[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)*$/u;

const Host = z
  .string()
  .max(253)
  .regex(hostPattern, 'a host name such as www.example.org, or *.example.org for all below it');

/** http is allowed because some catalogues still speak it; the bar shows that such a page is not private. */
const WebAddress = z
  .string()
  .max(2048)
  .refine((text) => {
    const url = URL.parse(text);
    return (
      url !== null &&
      (url.protocol === 'https:' || url.protocol === 'http:') &&
      url.username === '' &&
      url.password === ''
    );
  }, 'an address that starts with https:// or http:// and carries no user name or password');

const Words = z.string().trim().min(1).max(120);
/** One text for all languages, or one for each. */
const Texts = z.union([Words, z.partialRecord(Language, Words)]);
export type Texts = z.infer<typeof Texts>;

export const resourceKinds = ['catalogue', 'database', 'journals', 'books', 'site'] as const;

export const Resource = z.strictObject({
  id: described(
    z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower-case letters, digits and hyphens'),
    'A short name for this resource, used nowhere but in this file.',
  ),
  title: described(Texts, 'What patrons read: one text, or one for each language.'),
  about: described(Texts.optional(), 'One sentence under the title.'),
  kind: described(z.enum(resourceKinds).default('site'), 'What sort of resource it is.'),
  url: described(WebAddress, 'Where it starts.'),
  search: described(
    WebAddress.refine((text) => text.includes('{words}'), 'an address with {words} in it').optional(),
    'For a catalogue: the address of its search, with {words} where the words go. Marked text can then be looked up.',
  ),
  hosts: described(
    z.array(Host).max(200).optional(),
    'All hosts it needs. Without this, only the host of url is open.',
  ),
  ours: described(
    z.boolean().default(false),
    'true when the library itself runs it; other pages are marked “not a library page”.',
  ),
  walkIn: described(
    z.boolean().default(true),
    'false when the licence is for members only: the station names it and says whom to ask.',
  ),
});
export type Resource = z.infer<typeof Resource>;

const Timers = z.strictObject({
  idleSeconds: described(
    z.int().min(30).max(3600).optional(),
    'Seconds without a key or touch before the question “Are you still here?”. Default: 300 for open access, 120 for quick lookup.',
  ),
  warningSeconds: described(
    z.int().min(20).max(300).default(30),
    'How long that question waits before the visit is ended and erased. At least 20 (WCAG 2.2.1).',
  ),
  limitMinutes: described(
    z.union([z.int().min(5).max(720), z.literal('none')]).optional(),
    'Longest visit in minutes, or none. Default: 60 for open access, none for quick lookup.',
  ),
  extendMinutes: described(
    z.int().min(0).max(120).default(15),
    'How much time a patron gets by asking for more; 0 when only staff can add time.',
  ),
  extendTimes: described(z.int().min(0).max(20).default(3), 'How often a patron may ask.'),
  receiptSeconds: described(z.int().min(5).max(120).default(10), 'How long the receipt stays on the screen.'),
  renewAt: described(
    z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 04:30')
      .default('04:30'),
    'Local time at which an idle shell starts afresh.',
  ),
});

const Network = z.strictObject({
  local: described(
    z.array(Host).max(50).default([]),
    'Hosts that may be reached although they are on this machine or on the local network.',
  ),
  parts: described(
    z.enum(['public', 'listed']).default('public'),
    'Where the parts of an allowed page (pictures, styles, scripts) may come from: any public address, or listed hosts only.',
  ),
});

/** scrypt with its parameters, as `lethe pin` prints it: scrypt$N$r$p$salt$key, salt and key in base64url. */
export const pinPattern = /^scrypt\$(\d{1,8})\$(\d{1,2})\$(\d{1,2})\$([A-Za-z0-9_-]{22,44})\$([A-Za-z0-9_-]{43,86})$/;

const Staff = z.strictObject({
  pin: described(
    z.string().regex(pinPattern, 'the line that “lethe pin” prints').optional(),
    'The staff PIN, hashed. Without it, staff can’t leave kiosk mode at the screen.',
  ),
});

const Session = z.strictObject({
  memoryMegabytes: described(
    z.int().min(128).max(16384).default(2048),
    'How much memory all files of one visit may take together.',
  ),
});

export const Policy = z
  .strictObject({
    version: described(z.literal(1), 'The version of this file’s format.'),
    kind: described(
      StationKind,
      'open-access for licensed resources and longer visits, quick-lookup for the catalogue.',
    ),
    place: described(Words, 'The library’s name, as patrons read it.'),
    name: described(Words, 'This computer’s name, as patrons and staff say it.'),
    languages: described(
      z.array(Language).min(1).max(8).default(['en', 'es']),
      'Languages offered; the first is the one the station wakes up in.',
    ),
    home: described(
      z.union([z.literal('library'), WebAddress]).default('library'),
      'Where a visit starts: library for the list of resources, or an address. quick-lookup needs an address.',
    ),
    resources: described(z.array(Resource).min(1).max(2000), 'Everything that may be opened here.'),
    timers: described(Timers.prefault({}), 'When a visit ends by itself.'),
    network: described(Network.prefault({}), 'Which addresses pages may reach.'),
    staff: described(Staff.prefault({}), 'The staff door.'),
    session: described(Session.prefault({}), 'The size of one visit.'),
    containment: described(
      Containment.default('bubblewrap'),
      'How a visit is held. directory is for computers where bubblewrap is absent.',
    ),
  })
  .superRefine((policy, context) => {
    if (policy.kind === 'quick-lookup' && policy.home === 'library')
      context.addIssue({
        code: 'custom',
        path: ['home'],
        message: 'an address: a quick-lookup station opens on the catalogue',
      });
    const seen = new Set<string>();
    policy.resources.forEach((resource, index) => {
      if (seen.has(resource.id))
        context.addIssue({
          code: 'custom',
          path: ['resources', index, 'id'],
          message: 'an id that no other resource has',
        });
      seen.add(resource.id);
    });
  });
export type Policy = z.infer<typeof Policy>;

/** `limitMinutes` is null when visits have no limit. */
export type StationTimers = Omit<Policy['timers'], 'idleSeconds' | 'limitMinutes'> & {
  readonly idleSeconds: number;
  readonly limitMinutes: number | null;
};

/** The timers with the defaults of the station's kind filled in. */
export function timersOf(policy: Policy): StationTimers {
  const quick = policy.kind === 'quick-lookup';
  const limit = policy.timers.limitMinutes ?? (quick ? 'none' : 60);
  return {
    ...policy.timers,
    idleSeconds: policy.timers.idleSeconds ?? (quick ? 120 : 300),
    limitMinutes: limit === 'none' ? null : limit,
  };
}
