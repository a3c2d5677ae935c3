// Policies as staff see them and give them out. The server stores what somebody signed elsewhere; it can sign nothing. Part of the staff API.
import * as z from 'zod';
import { largestBundleBytes } from './policy-bundle.ts';
import { largestPolicyBytes } from './policy-file.ts';
import { Id, Time } from './staff-values.ts';

const Share = z.int().min(0).max(100);
const BundleText = z.string().min(1).max(largestBundleBytes);
export const PolicyPreview = z.strictObject({ place: Id, bundle: BundleText });
/** `share`: to so many of a hundred stations of the place. */
export const PolicyUpload = z.strictObject({ place: Id, bundle: BundleText, share: Share });
export const PolicyShare = z.strictObject({ share: Share });
export const PolicyView = z.strictObject({
  id: Id,
  place: Id,
  serial: z.int(),
  share: Share,
  /** Stations keep it afterwards, and say that it is old (PULL-04). */
  expires: Time,
  addedAt: Time,
  addedBy: z.string(),
});
export type PolicyView = z.infer<typeof PolicyView>;

const Refusal = z.enum(['PULL-01', 'PULL-02', 'PULL-03', 'PULL-04', 'PULL-05']);
/** What stations of a place have said in their last reports of what they were given. */
export const PolicyRefusals = z.strictObject({
  place: Id,
  code: z.enum([...Refusal.options, 'PULL-06']),
  stations: z.int().min(1),
});
export type PolicyRefusals = z.infer<typeof PolicyRefusals>;
/** Of each place the newest first. */
export const PoliciesView = z.strictObject({
  policies: z.array(PolicyView),
  refusals: z.array(PolicyRefusals),
});
export type PoliciesView = z.infer<typeof PoliciesView>;

/** Values as JSON; null where the key is not there. The PIN shows only that it is another. */
export const PolicyChange = z.strictObject({
  key: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type PolicyChange = z.infer<typeof PolicyChange>;
export const PolicyChanges = z.strictObject({
  serial: z.int(),
  keyId: z.string(),
  notBefore: Time,
  expires: Time,
  changes: z.array(PolicyChange),
});
export type PolicyChanges = z.infer<typeof PolicyChanges>;

/** Never the text that was found: see contract/policy-fault.ts. */
export const PolicyFaultView = z.strictObject({
  code: z.string(),
  line: z.int(),
  column: z.int(),
  key: z.string(),
  expected: z.string(),
  found: z.string(),
  remedy: z.string(),
});
export type PolicyFaultView = z.infer<typeof PolicyFaultView>;

/** With status 422: what a station would say to it, and where the policy in it has faults. */
export const PolicyRefused = z.strictObject({ refused: Refusal, faults: z.array(PolicyFaultView) });
export type PolicyRefused = z.infer<typeof PolicyRefused>;

/** The policy that a place was given last, as somebody wrote it: the next one begins with it. */
export const PlacePolicy = z.strictObject({
  /** Its number; 0: there is none yet. The next one must be higher. */
  serial: z.int().min(0),
  text: z.string().nullable(),
});
export type PlacePolicy = z.infer<typeof PlacePolicy>;
/** A text that is not signed yet, to be looked at. Nothing of it is kept. */
export const PolicyDraft = z.strictObject({ place: Id, text: z.string().max(largestPolicyBytes) });
export const PolicyDrafted = z.strictObject({ faults: z.array(PolicyFaultView), changes: z.array(PolicyChange) });
export type PolicyDrafted = z.infer<typeof PolicyDrafted>;
