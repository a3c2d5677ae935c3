// Staff page <-> server: everything that a page may ask and be told. Nothing here is finer than the report.
import * as z from 'zod';
import { Report } from './report.ts';
import { Id, Name, Time } from './staff-values.ts';
import { holdReasons, roles, shortestPassword } from './staff-words.ts';
import { reasonCodes, verdicts } from './verdicts.ts';

export * from './staff-words.ts';

export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

export const Verdict = z.enum(verdicts);
export const Reason = z.enum(reasonCodes);

// Signing in.

export const SignInRequest = z.strictObject({ name: z.string().min(1).max(120), password: z.string().min(1).max(200) });
export const JoinRequest = z.strictObject({
  invitation: z.string().regex(/^[\w-]{43}$/),
  password: z.string().min(shortestPassword).max(200),
});
export const Session = z.strictObject({ id: Id, name: z.string(), role: Role, csrf: z.string(), endsAt: Time });
export type Session = z.infer<typeof Session>;
/** Before anybody has signed in: which ways there are. */
export const SignInWays = z.strictObject({ institution: z.string().nullable(), shortestPassword: z.int() });
export type SignInWays = z.infer<typeof SignInWays>;
/** Never says which half was wrong. */
export const SignInRefused = z.strictObject({ refused: z.enum(['wrong', 'wait']), seconds: z.int().min(0) });
export type SignInRefused = z.infer<typeof SignInRefused>;

// Stations.

/** One row, as an array to keep ten thousand of them small: id, name, place, verdict, reason, age in seconds, the step or number in its sentence. */
export const StationRow = z.tuple([
  Id,
  z.string(),
  z.string().nullable(),
  Verdict,
  Reason,
  z.int().min(0),
  z.union([z.string(), z.number()]).nullable(),
]);
export type StationRow = z.infer<typeof StationRow>;

export const Fleet = z.strictObject({
  /** The server's clock when it looked. */
  asOf: Time,
  counts: z.record(Verdict, z.int().min(0)),
  /** Worst first: by verdict, then the graver reason, then the longer one, then the name. */
  rows: z.array(StationRow),
});
export type Fleet = z.infer<typeof Fleet>;

export const Finding = z.strictObject({ code: Reason, value: z.union([z.string(), z.number()]).optional() });

export const PromiseId = z.enum(['erased', 'daily', 'logs', 'canary', 'contained', 'updated']);
export type PromiseId = z.infer<typeof PromiseId>;
/** A silent station keeps no promise and breaks none. */
export const Kept = z.enum(['kept', 'broken', 'unknown']);
export type Kept = z.infer<typeof Kept>;

export const Maintenance = z.strictObject({
  until: Time,
  reason: z.enum(holdReasons),
  by: z.string(),
});

export const StationDetail = z.strictObject({
  id: Id,
  name: z.string(),
  place: z.string().nullable(),
  verdict: Verdict,
  reason: Reason,
  /** Beneath a maintenance: how it would be without it. */
  beneath: Reason.optional(),
  age: z.int().min(0),
  /** All that is wrong, the gravest first. */
  findings: z.array(Finding),
  promises: z.record(PromiseId, Kept),
  /** The last report, whole: a report holds nothing else. Its part of the day may be of an earlier one. */
  report: Report.nullable(),
  enrolledAt: Time,
  /** To five minutes. */
  heardAt: Time.nullable(),
  token: z.string().nullable(),
  maintenance: Maintenance.nullable(),
});
export type StationDetail = z.infer<typeof StationDetail>;

export const Range = z.enum(['day', 'month', 'year']);
export type Range = z.infer<typeof Range>;

/** Lowest and highest step of a point, as places on the ladder; null: no report, or not known. */
const Band = z.tuple([z.int().min(0), z.int().min(0)]).nullable();

/** Points are hours of a day, days of a month, weeks of a year; those before the station was enrolled are left out at the front. */
export const Series = z.strictObject({
  range: Range,
  /** Seconds of one point, and when the first of `points` begins. */
  step: z.int().min(1),
  from: Time,
  points: z.int().min(0),
  /** Points at the front that lie before the station was enrolled. */
  before: z.int().min(0),
  ladders: z.record(z.string(), z.array(z.string())),
  bands: z.record(z.string(), z.array(Band)),
  verdicts: z.array(z.union([Verdict, z.literal('unheard')])),
});
export type Series = z.infer<typeof Series>;

export const StationChange = z
  .strictObject({ name: Name.optional(), place: Id.nullable().optional() })
  .refine((change) => Object.keys(change).length > 0);
export const MaintenanceRequest = z.strictObject({ until: Time, reason: z.enum(holdReasons) });

export const Promises = z.strictObject({
  asOf: Time,
  stations: z.int().min(0),
  promises: z.array(
    z.strictObject({
      id: PromiseId,
      kept: z.int().min(0),
      broken: z.int().min(0),
      unknown: z.int().min(0),
      /** Stations that break it, at most twenty. */
      by: z.array(Id),
    }),
  ),
});
export type Promises = z.infer<typeof Promises>;

// Places, tokens, staff, the trail.

const Hours = z.array(z.strictObject({ from: z.int().min(0).max(1439), to: z.int().min(1).max(1440) }).nullable());
/** From Sunday on, in minutes of the day; empty: always open. */
export const OpeningHours = z.union([Hours.length(0), Hours.length(7)]);
export const PlaceRequest = z.strictObject({ name: Name, hours: OpeningHours });
export const Place = z.strictObject({ id: Id, name: z.string(), hours: OpeningHours, stations: z.int().min(0) });
export type Place = z.infer<typeof Place>;

export const TokenRequest = z.strictObject({
  label: Name,
  place: Id.nullable(),
  mostUses: z.int().min(1).max(100_000),
  /** At most a year ahead. */
  endsAt: Time,
});
export const TokenView = z.strictObject({
  id: Id,
  label: z.string(),
  hint: z.string(),
  place: z.string().nullable(),
  uses: z.int(),
  mostUses: z.int(),
  madeAt: Time,
  madeBy: z.string(),
  endsAt: Time,
  state: z.enum(['works', 'used-up', 'ended', 'revoked']),
  refused: z.int(),
});
export type TokenView = z.infer<typeof TokenView>;
/** The word is told once, here. */
export const TokenMade = z.strictObject({ token: TokenView, word: z.string() });
export type TokenMade = z.infer<typeof TokenMade>;

export const InviteRequest = z.strictObject({ name: Name, role: Role });
export const Invited = z.strictObject({ id: Id, invitation: z.string(), until: Time });
export type Invited = z.infer<typeof Invited>;
export const RoleRequest = z.strictObject({ role: Role });
export const MemberView = z.strictObject({
  id: Id,
  name: z.string(),
  way: z.enum(['local', 'institution']),
  role: Role,
  state: z.enum(['joined', 'invited', 'invitation-ended']),
  /** Whole days since 1970. */
  seenDay: z.int().nullable(),
});
export type MemberView = z.infer<typeof MemberView>;

export const TrailView = z.strictObject({
  lines: z.array(
    z.strictObject({
      number: z.int(),
      at: Time,
      who: z.string(),
      did: z.string(),
      subject: z.string().nullable(),
      detail: z.string().nullable(),
    }),
  ),
  /** Ask again with `before` this to see what is older; null: that was all. */
  next: z.int().nullable(),
});
export type TrailView = z.infer<typeof TrailView>;

/** A name for an address of the stations page, kept for each account. */
export const SavedView = z.strictObject({
  name: Name,
  address: z
    .string()
    .max(300)
    .regex(/^\?[\w%&=.+-]*$/),
});

/** Sums of what stations counted, with noise: never of fewer than ten stations or less than a day. */
export const Usage = z.strictObject({
  weeks: z.array(z.strictObject({ from: Time, stations: z.int(), days: z.int(), sum: z.int() })),
  places: z.array(z.strictObject({ place: Id.nullable(), stations: z.int(), days: z.int(), sum: z.int() })),
});
export type Usage = z.infer<typeof Usage>;
export const fewestStationsInSum = 10;

/** What the settings page shows of the server's own keeping. */
export const Keeping = z.strictObject({
  version: z.string(),
  store: z.enum(['sqlite', 'postgres']),
  retention: z.record(z.string(), z.int()),
  silentAfterMinutes: z.int(),
  lastRetention: z.strictObject({ at: Time, deleted: z.int() }).nullable(),
});
export type Keeping = z.infer<typeof Keeping>;

/** What this server knows: every field of the report as the contract declares it. Anyone may ask. */
export const Knows = z.strictObject({
  version: z.int(),
  minutes: z.int(),
  bytes: z.int(),
  fields: z.array(
    z.strictObject({
      name: z.string(),
      purpose: z.string(),
      unit: z.string(),
      /** Words, or the two ends of whole numbers. */
      values: z.union([z.array(z.string()), z.strictObject({ from: z.int(), to: z.int() })]),
      why: z.string(),
      /** Sent once a day, for the whole of it. */
      daily: z.boolean(),
    }),
  ),
  /** Days for which each kind of data is kept. */
  retention: z.record(z.string(), z.int()),
});
export type Knows = z.infer<typeof Knows>;

// Live: one stream of events for a page. `fleet` comes first, whole; then `changes`, with rows that became different.

export const LiveChanges = z.strictObject({
  asOf: Time,
  counts: z.record(Verdict, z.int().min(0)),
  changed: z.array(StationRow),
  gone: z.array(Id),
});
export type LiveChanges = z.infer<typeof LiveChanges>;
/** Every `heartbeatSeconds`. `pages` changes when the server has other pages than before: a page then loads itself again. */
export const LiveBeat = z.strictObject({ asOf: Time, pages: z.string() });
export type LiveBeat = z.infer<typeof LiveBeat>;

/** What stands in the page itself, so that something can be shown before anything has been asked for. */
export const PageStart = z.strictObject({
  /** Whose page it is; null where nobody has signed in. */
  member: z.strictObject({ name: z.string(), role: Role }).nullable(),
  /** The worst of all stations; the live stream brings the others. */
  fleet: Fleet.nullable(),
  places: z.array(Place),
  pages: z.string(),
});
export type PageStart = z.infer<typeof PageStart>;
/** So many rows are in the page itself. */
export const rowsInPage = 50;

// Parts that have files of their own.
export * from './staff-alerts.ts';
export * from './staff-limits.ts';
export * from './staff-policies.ts';
export * from './staff-walls.ts';
