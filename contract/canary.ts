// The canaries of a rehearsal: which classes there are, how each is written, and how their seed travels without being in clear.
import * as z from 'zod';

/** Each class is one place in which a browser or a program of a visit can leave something. All are planted, and all must be seen. */
export const CanaryClass = z.enum([
  'cookie-document',
  'cookie-store',
  'local-latin',
  'local-wide',
  'session-storage',
  'indexed-name',
  'indexed-key',
  'indexed-value',
  'indexed-blob',
  'cache-name',
  'cache-url',
  'cache-body',
  'worker-script',
  'worker-scope',
  'opfs-name',
  'opfs-body',
  'opfs-sync',
  'http-html',
  'host',
  'url-path',
  'url-query',
  'url-fragment',
  'history-state',
  'title',
  'favicon',
  'blob',
  'data-url',
  'heap',
  'window-name',
  'channel-name',
  'lock-name',
  'typed-input',
  'typed-password',
  'clipboard',
  'primary',
  'outside-home',
  'hidden-file',
  'hidden-name',
  'shared-memory',
  'open-unlinked',
]);
export type CanaryClass = z.infer<typeof CanaryClass>;

export const seedBytes = 16;

const Half = z.string().regex(/^[0-9a-f]{32}$/);

/**
 * Two random numbers whose difference (XOR) is the run that all canaries of one rehearsal share. Whoever only passes them
 * on never holds a canary, so that a search of its memory means something.
 */
export const MaskedSeed = z.strictObject({ mask: Half, masked: Half });
export type MaskedSeed = z.infer<typeof MaskedSeed>;

/** 128 bits in lower-case hexadecimal, the same in every canary of one run. */
export type Run = string;

/** To be called only inside the session that plants and the process that searches: both end, and their memory with them. */
export function unmask({ mask, masked }: MaskedSeed): Run {
  const digits = Array.from(mask, (digit, at) => Number.parseInt(digit, 16) ^ Number.parseInt(masked[at] ?? '', 16));
  return digits.map((digit) => digit.toString(16)).join('');
}

export interface Canaries<Class extends string = string> {
  readonly run: Run;
  readonly of: Readonly<Record<Class, string>>;
}

export const plainCanary = (run: Run, name: string): string => `LETHE-${run}-${name}-Z`;

/** A name that is kept free for ever (RFC 2606), so that no lookup of it can lead anywhere. */
const rehearsalDomain = 'rehearsal.invalid';

export const canariesOf = (run: Run): Canaries<CanaryClass> => ({
  run,
  of: Object.fromEntries(
    CanaryClass.options.map((name) => [name, name === 'host' ? `p-${run}.${rehearsalDomain}` : plainCanary(run, name)]),
  ) as Record<CanaryClass, string>,
});
