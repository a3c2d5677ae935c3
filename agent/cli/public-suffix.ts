// Is a name one under which strangers register theirs? By the public suffix list, hosting providers' names included.
import { getPublicSuffix } from 'tldts';

/** @param name in lower-case ASCII */
export const isPublicSuffix = (name: string): boolean => getPublicSuffix(name, { allowPrivateDomains: true }) === name;
