// The shape of resources/cleaners/*.yaml: what may be cleaned, in a closed vocabulary. No paths, no commands, no expressions.
import * as z from 'zod';

/** Every place that a cleaner may name. The agent alone knows the path behind each; see agent/places/places.ts. */
export const cleanablePlaces = [
  'home',
  'tmp',
  'var-tmp',
  'dev-shm',
  'mqueue',
  'run-user',
  'run-lock',
  'var-mail',
  'var-crash',
  'core-dumps',
  'cron-tables',
  'at-jobs',
  'at-output',
  'greeter',
  'media',
  'run-media',
  'pdf-prints',
  'account-pictures',
  'battery-history',
  'bluetooth',
  'dhcp-leases',
  'name-index',
  'network-manager',
  'udisks',
] as const;
export const CleanablePlace = z.enum(cleanablePlaces);
export type CleanablePlace = z.infer<typeof CleanablePlace>;

/**
 * `kiosk-user`: what that user owns, and everything in a folder of theirs. `anybody`: all of it, since the system and not
 * the owner decides whose name a file bears: a dump of any program may hold a patron's page. `service`: as `anybody`, but
 * what the service wrote since the wipe began is its own.
 */
export const Whose = z.enum(['kiosk-user', 'anybody', 'service']);
export type Whose = z.infer<typeof Whose>;

const widerThanKiosk: Partial<Record<CleanablePlace, Whose>> = {
  ...{ 'var-crash': 'anybody', 'core-dumps': 'anybody', media: 'anybody', 'run-media': 'anybody' },
  ...{ 'pdf-prints': 'service', 'account-pictures': 'service', 'battery-history': 'service', bluetooth: 'service' },
  ...{ 'dhcp-leases': 'service', 'name-index': 'service', 'network-manager': 'service', udisks: 'service' },
};

/** The widest that a cleaner of this place may reach. */
export const reachOf = (place: CleanablePlace): Whose => widerThanKiosk[place] ?? 'kiosk-user';

/**
 * A path below the place: names joined by `/`, where `*` stands for any part of one name, and a last `**` for everything
 * below. Few and simple, so that a reader sees what stays.
 */
export const KeepPattern = z
  .string()
  .max(120)
  .regex(/^(?:[\w.@:*-]+\/)*(?:[\w.@:*-]+)$/, 'must be names joined by /, with * inside a name or ** at the end')
  .refine((pattern) => pattern.split('/').every((name) => name !== '.' && name !== '..'), 'must not step outside')
  .refine(
    (pattern) => !pattern.slice(0, -2).includes('**') && pattern !== '**',
    'may have ** only after a name, at the end',
  )
  .refine(
    (pattern) => !pattern.includes('**') || pattern.endsWith('/**'),
    'may have ** only as a last name of its own',
  );

export const Occasion = z.enum(['session-end', 'boot', 'daily']);
export type Occasion = z.infer<typeof Occasion>;

export const CleanerFile = z
  .strictObject({
    id: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
    /** Which residue this is about, and why what is kept may stay. For people. */
    why: z.string().min(20).max(600),
    os: z.literal('linux'),
    place: CleanablePlace,
    whose: Whose,
    keep: z.array(KeepPattern).max(12),
    when: z.array(Occasion).min(1),
  })
  .refine((file) => file.whose === 'kiosk-user' || file.whose === reachOf(file.place), {
    path: ['whose'],
    message: 'must be kiosk-user, or the word that the place allows',
  });
export type CleanerFile = z.infer<typeof CleanerFile>;

const AbsolutePath = z
  .string()
  .regex(/^\/(?:[\w.@-]+(?:\/[\w.@-]+)*)?$/)
  .refine((path) => !path.split('/').includes('..'));

/** protected.yaml: what no cleaner may touch, whatever a cleaner file says. */
export const ProtectedFile = z.strictObject({
  why: z.string().min(20).max(600),
  /** The folder itself and everything below it. */
  trees: z.array(AbsolutePath).min(1),
  /** The folder itself, while a place below it may be cleaned. */
  folders: z.array(AbsolutePath).min(1),
  /** Folders of event logs: their clearers may touch these and nothing else, and no cleaner file may. */
  logs: z.array(AbsolutePath).min(1),
});
export type ProtectedFile = z.infer<typeof ProtectedFile>;
