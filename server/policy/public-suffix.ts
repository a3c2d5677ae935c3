// Is a name one under which strangers register theirs? The server judges policies by the same list as stations do.
import { getPublicSuffix } from 'tldts';

/** @param name in lower-case ASCII */
export const isPublicSuffix = (name: string): boolean => getPublicSuffix(name, { allowPrivateDomains: true }) === name;
