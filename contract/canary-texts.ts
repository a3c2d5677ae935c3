// The canaries of a rehearsal: which classes there are and how each is written. Apart from the schemas, so that a page can use it.

/** Each class is one place in which a browser or a program of a visit can leave something. All are planted, and all must be seen. */
export const canaryClasses = [
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
] as const;
export type CanaryClass = (typeof canaryClasses)[number];

/** 128 bits in lower-case hexadecimal, the same in every canary of one run. */
export type Run = string;

/**
 * Two random numbers whose difference (XOR) is the run. Whoever only passes them on never holds a canary, so that a search
 * of its memory means something.
 */
export interface Halves {
  readonly mask: string;
  readonly masked: string;
}

/** To be called only inside the session that plants and the process that searches: both end, and their memory with them. */
export function unmask({ mask, masked }: Halves): Run {
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

/**
 * Each is put together when it is asked for and not before: one that nobody planted is then nowhere in the session either,
 * and the audit can tell.
 */
export function canariesOf(run: Run): Canaries<CanaryClass> {
  const of = {} as Record<CanaryClass, string>;
  for (const name of canaryClasses)
    Object.defineProperty(of, name, {
      enumerable: true,
      get: () => (name === 'host' ? `p-${run}.${rehearsalDomain}` : plainCanary(run, name)),
    });
  return { run, of };
}
