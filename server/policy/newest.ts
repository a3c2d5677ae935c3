// The newest policy of a place as it was signed: what the next one begins with and is held against.
import type { Policy } from '../../contract/policy.ts';
import { readBundle } from '../../contract/policy-bundle.ts';
import { readPolicy } from '../../contract/policy-file.ts';
import type { Database } from '../store/database.ts';
import { bundleOf, policiesOfPlace } from '../store/policies.ts';
import { isPublicSuffix } from './public-suffix.ts';

export interface Newest {
  readonly serial: number;
  /** The whole file, as somebody wrote it. */
  readonly text: string;
}

/** null: the place was never given one. */
export async function newestOf(database: Database, place: string): Promise<Newest | null> {
  const [newest] = await policiesOfPlace(database, place);
  const bundle = newest === undefined ? null : readBundle((await bundleOf(database, newest.id)) ?? '');
  return bundle === null ? null : { serial: bundle.serial, text: bundle.policy };
}

/** null: there is none, or this release of the server would no longer take it. */
export async function newestPolicyOf(database: Database, place: string): Promise<Policy | null> {
  const newest = await newestOf(database, place);
  const read = newest === null ? null : readPolicy(newest.text, isPublicSuffix);
  return read?.ok === true ? read.policy : null;
}
