// The server's settings file: YAML, checked as a whole before anything is opened. docs/server.md explains each key.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import * as z from 'zod';
import { PolicyKey } from '../contract/policy-values.ts';
import { fail, type Result, succeed } from '../contract/result.ts';
import { Role, usualInstitution } from '../contract/staff-api.ts';

const days = (most: number, usual: number) => z.int().min(1).max(most).default(usual);
const fiveYears = 1826;

/** Shorter is always allowed, longer than the class of the library's policy is not (R12). */
const Retention = z.strictObject({
  reports: days(30, 30),
  hours: days(fiveYears, 366),
  days: days(fiveYears, fiveYears),
  trail: days(fiveYears, 366),
  alerts: days(fiveYears, 366),
  endedTokens: days(fiveYears, 90),
});
export type RetentionDays = z.infer<typeof Retention>;

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
};

const Institution = z.strictObject({
  issuer: z.url({ protocol: /^https?$/ }),
  client: z.string().min(1).max(200),
  secretFile: z.string().min(1),
  label: z.string().min(1).max(60).default(usualInstitution),
  /** A claim with the names of groups, and the role that each of them gives. Nobody comes in without one. */
  groupsClaim: z.string().min(1).max(60).default('groups'),
  roles: z.record(z.string().max(200), Role),
});
export type Institution = z.infer<typeof Institution>;

const localHosts = ['localhost', '127.0.0.1', '::1'];

const Mail = z
  .strictObject({
    host: z.string().min(1).max(255),
    port: z.int().min(1).max(65_535).default(587),
    security: z.enum(['tls', 'starttls', 'none']).default('starttls'),
    user: z.string().min(1).max(200).optional(),
    passwordFile: z.string().min(1).optional(),
    from: z.email(),
  })
  .refine(({ host, security }) => security !== 'none' || localHosts.includes(host), {
    message: 'in the clear only to a mail server on this machine',
    path: ['security'],
  });
export type MailSettings = z.infer<typeof Mail>;

const Alerts = z.strictObject({
  mail: Mail.optional(),
  /** The library's own authority, for webhooks and the mail server. */
  authorityFile: z.string().min(1).optional(),
  /** Lets webhooks go to this machine itself. */
  allowLocal: z.boolean().default(false),
});

export const Settings = z.strictObject({
  listen: z
    .string()
    .regex(/^(?:\[[0-9a-f:]+\]|[\w.-]+):\d{1,5}$/)
    .default('127.0.0.1:8480'),
  /** As staff and stations write it; for links, and for the way back from the institution's sign-in. */
  address: z.url({ protocol: /^https?$/ }).default('http://localhost:8480'),
  store: z.string().min(1).default('sqlite:/var/lib/lethe-server/lethe.db'),
  tls: z.strictObject({ certificate: z.string().min(1), key: z.string().min(1) }).optional(),
  behindProxy: z.boolean().default(false),
  timeZone: z.string().refine(isTimeZone, 'is no time zone').default('UTC'),
  silentAfterMinutes: z.union([z.literal(10), z.literal(15), z.literal(30), z.literal(60)]).default(15),
  metricsTokenFile: z.string().min(1).optional(),
  institution: Institution.optional(),
  alerts: Alerts.prefault({}),
  /** Only to notice mistakes early: stations believe the keys in their own files, and nothing that stands here. */
  policyKeys: z.array(PolicyKey).max(4).default([]),
  retention: Retention.prefault({}),
});
export type Settings = z.infer<typeof Settings>;

/** SERVER-01 names the first key that is wrong, and never what was found there: it may be a secret. */
export function readSettings(text: string): Result<Settings> {
  let value: unknown;
  try {
    value = parse(text) ?? {};
  } catch {
    return fail('SERVER-01', { key: 'not well-formed YAML' });
  }
  const checked = Settings.safeParse(value);
  if (checked.success) return succeed(checked.data);
  return fail('SERVER-01', { key: checked.error.issues[0]?.path.join('.') || 'the whole file' });
}

/** @param path null: the usual settings, for trying it out */
export async function loadSettings(path: string | null): Promise<Result<Settings>> {
  if (path === null) return readSettings('');
  const text = await readFile(path, 'utf8').catch(() => null);
  return text === null ? fail('SERVER-01', { key: 'the file itself cannot be read' }) : readSettings(text);
}

const loopback = /^(?:127\.\d+\.\d+\.\d+|localhost|\[::1\]):/;

/** SERVER-08: passwords and reports must not cross a network in the clear. */
export function judgeSecrecy({ listen, tls }: Settings): Result<null> {
  return tls !== undefined || loopback.test(listen) ? succeed(null) : fail('SERVER-08');
}
