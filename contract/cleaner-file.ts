// The shape of resources/cleaners/*.yaml: what may be cleaned, in a closed vocabulary. No paths, no commands, no expressions.
import { z } from 'zod';

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
] as const;
export const CleanablePlace = z.enum(cleanablePlaces);
export type CleanablePlace = z.infer<typeof CleanablePlace>;

/** Where the system, and not the owner, decides whose name a file bears: a dump of any program may hold a patron's page. */
const mayBeAnybodys: readonly CleanablePlace[] = ['var-crash', 'core-dumps'];

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
    /** `kiosk-user`: what that user owns, and everything in a folder of theirs. `anybody`: dumps only. */
    whose: z.enum(['kiosk-user', 'anybody']),
    keep: z.array(KeepPattern).max(12),
    when: z.array(Occasion).min(1),
  })
  .refine((file) => file.whose === 'kiosk-user' || mayBeAnybodys.includes(file.place), {
    path: ['whose'],
    message: 'anybody is for places of dumps only',
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
});
export type ProtectedFile = z.infer<typeof ProtectedFile>;
