// The policy file: what a station is, what it offers, when it ends a visit. docs/policy.md is written from this schema.
import * as z from 'zod';
import { contradictionsIn } from './policy-contradictions.ts';
import { Server, Statistics } from './policy-reporting.ts';
import { Host, PinText, SearchAddress, setting, Texts, TimeOfDay, WebAddress, Words } from './policy-values.ts';
import { Containment, Language, StationKind } from './words.ts';

export { pinPattern } from './pin-line.ts';
export { hostPattern, type Texts } from './policy-values.ts';
export { textIn } from './texts.ts';
export { type StationTimers, timersOf } from './timers.ts';

export const resourceKinds = ['catalogue', 'database', 'journals', 'books', 'site'] as const;

export const Resource = z.strictObject({
  id: setting(
    z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
      .meta({ expects: 'lower-case letters, digits and hyphens, 63 at most' }),
    'A short name for this resource, used nowhere but in this file.',
    { example: 'catalogue' },
  ),
  title: setting(Texts, 'What patrons read: one text, or one for each language.', {
    example: { en: 'Library catalogue', es: 'Catálogo de la biblioteca' },
  }),
  about: setting(Texts.optional(), 'One sentence under the title.', { example: 'What the library holds, and where.' }),
  kind: setting(z.enum(resourceKinds).default('site'), 'What sort of resource it is.', { example: 'catalogue' }),
  url: setting(
    WebAddress,
    'Where it starts. When it names a port, its hosts may be reached at that port too; when it starts with http, they may be read without encryption.',
    { example: 'https://catalogue.example.org/' },
  ),
  search: setting(
    SearchAddress.optional(),
    'For a catalogue: the address of its search, with {words} where the words go. Marked text can then be looked up.',
    { example: 'https://catalogue.example.org/search?q={words}' },
  ),
  hosts: setting(
    z.array(Host).max(200).optional(),
    'All hosts it needs besides the host of url, which is always open. `*.` covers all names below a name; the most exact host in the whole file decides.',
    { example: ['*.example.org'] },
  ),
  ours: setting(
    z.boolean().default(false),
    'true when the library itself runs it; other pages are marked “not a library page”.',
    { example: true },
  ),
  walkIn: setting(
    z.boolean().default(true),
    'false when the licence is for members only: the station names it and says whom to ask.',
    { example: false },
  ),
});
export type Resource = z.infer<typeof Resource>;

const Timers = z.strictObject({
  idleSeconds: setting(
    z.int().min(30).max(3600).optional(),
    'Seconds without a key or touch before the question “Are you still here?”. Default: 300 for open access, 120 for quick lookup.',
    { example: 300 },
  ),
  warningSeconds: setting(
    z.int().min(20).max(300).default(30),
    'How many seconds that question waits before the visit is ended and erased. At least 20 (WCAG 2.2.1), and less than idleSeconds.',
    { example: 30 },
  ),
  limitMinutes: setting(
    z.union([z.int().min(5).max(720), z.literal('none')]).optional(),
    'Longest visit in minutes, or none. Default: 60 for open access, none for quick lookup.',
    { example: 60 },
  ),
  extendMinutes: setting(
    z.int().min(0).max(120).default(15),
    'How many minutes a patron gets by asking for more; 0 when only staff can add time.',
    { example: 15 },
  ),
  extendTimes: setting(z.int().min(0).max(20).default(3), 'How often a patron may ask.', { example: 3 }),
  receiptSeconds: setting(z.int().min(5).max(120).default(10), 'How many seconds the receipt stays on the screen.', {
    example: 10,
  }),
  renewAt: setting(TimeOfDay.default('04:30'), 'Local time at which an idle shell starts afresh.', {
    example: '04:30',
  }),
});

/** What the agent goes by while a policy has a fault, too. */
export const usualDailyAt = '03:30';

const Daily = z.strictObject({
  at: setting(
    TimeOfDay.default(usualDailyAt),
    'Local time at which event logs and user data are cleared and the station checks itself. A station that is off or asleep then does it as soon as it is on.',
    { example: usualDailyAt },
  ),
});

const Network = z.strictObject({
  local: setting(
    z.array(Host).max(50).default([]),
    'Hosts that may be reached although they are on this machine or on the local network. They open nothing by themselves.',
    { example: ['catalogue.example.org'] },
  ),
  parts: setting(
    z.enum(['public', 'listed']).default('public'),
    'Where the parts of an allowed page (pictures, styles, scripts) may come from: any public address, or listed hosts only.',
    { example: 'public' },
  ),
});

const Staff = z.strictObject({
  pin: setting(PinText.optional(), 'The staff PIN, hashed. Without it, staff can’t leave kiosk mode at the screen.', {
    secret: true,
    remedy: 'Run: lethe pin, and write the line that it prints.',
  }),
});

const Session = z.strictObject({
  memoryMegabytes: setting(
    z.int().min(128).max(16384).default(2048),
    'How many MiB of memory all files of one visit may take together.',
    { example: 2048 },
  ),
});

export const Policy = z
  .strictObject({
    version: setting(z.literal(1), 'The version of this file’s format.', { example: 1 }),
    kind: setting(
      StationKind,
      'open-access for licensed resources and longer visits, quick-lookup for the catalogue.',
      {
        example: 'open-access',
      },
    ),
    place: setting(Words, 'The library’s name, as patrons read it.', { example: 'Harbour Street Library' }),
    name: setting(Words, 'This computer’s name, as patrons and staff say it.', { example: 'Reading room 4' }),
    languages: setting(
      z.array(Language).min(1).max(8).default(['en', 'es']),
      'Languages offered; the first is the one the station wakes up in.',
      { example: ['en', 'es'] },
    ),
    home: setting(
      z.union([z.literal('library'), WebAddress]).default('library'),
      'Where a visit starts: library for the list of resources, or an address that a resource opens. quick-lookup needs an address.',
      { example: 'library' },
    ),
    resources: setting(z.array(Resource).min(1).max(2000), 'Everything that may be opened here.', {
      remedy: 'List at least one resource; docs/policy.md shows how.',
    }),
    timers: setting(Timers.prefault({}), 'When a visit ends by itself.'),
    daily: setting(Daily.prefault({}), 'What is done once a day.'),
    network: setting(Network.prefault({}), 'Which addresses pages may reach.'),
    staff: setting(Staff.prefault({}), 'The staff door.'),
    session: setting(Session.prefault({}), 'The size of one visit.'),
    server: setting(Server.optional(), 'Where this station reports how it is. Without it, it reports to nobody.'),
    statistics: setting(Statistics.prefault({}), 'Counting visits, with noise. docs/privacy.md says what is sent.'),
    containment: setting(
      Containment.default('bubblewrap'),
      'How a visit is held. directory is for computers where bubblewrap is absent.',
      { example: 'bubblewrap' },
    ),
  })
  .superRefine((policy, context) => {
    for (const { path, expected, remedy } of contradictionsIn(policy))
      context.addIssue({ code: 'custom', path: [...path], message: expected, params: { remedy } });
  });
export type Policy = z.infer<typeof Policy>;
