// A policy that the server hands out: the text of a policy file, for one place, with a number and a time, and the signature over all of it.
import * as z from 'zod';
import { largestPolicyBytes } from './policy-file.ts';
import { Words } from './policy-values.ts';

export const bundleVersion = 1;
/** A text of 256 KiB grows when it becomes JSON. */
export const largestBundleBytes = 3 * largestPolicyBytes;
export const largestSerial = 999_999_999;

/** `policy` is the whole file as somebody wrote it. `serial` only ever rises: what is older is never taken again. */
const Content = z.strictObject({
  version: z.literal(bundleVersion),
  serial: z.int().min(1).max(largestSerial),
  /** As it stands at `place` in the station's own file. */
  place: Words,
  /** Seconds since 1970. A station takes it on between these two; afterwards it keeps what it has. */
  notBefore: z.int().min(0),
  expires: z.int().min(0),
  policy: z.string().max(largestPolicyBytes),
});
export type BundleContent = z.infer<typeof Content>;

export interface Bundle extends BundleContent {
  /** Names the key, so that a station with several knows which one to use; it is no proof of anything. */
  readonly keyId: string;
  /** Ed25519 (RFC 8032) over `signed`, in base64url. */
  readonly signature: string;
  readonly signed: Uint8Array;
}

const name = `lethe-policy/${bundleVersion}`;
/** The last letter of 64 bytes in base64url has four bits that mean nothing, and must be zero: one signature, one text. */
const head = /^lethe-policy\/1 ([0-9a-f]{16}) ([A-Za-z0-9_-]{85}[AQgw])$/;
const encoder = new TextEncoder();

/** The name goes along, so that no other text that is signed with this key can stand for a policy. */
const signedOf = (content: string): Uint8Array => encoder.encode(`${name}\n${content}`);

/** One text for one content: the same order, no spaces, nothing else in it. @throws for what the contract does not allow */
const canonical = (content: BundleContent): string => JSON.stringify(Content.parse(content));

export const bytesToSign = (content: BundleContent): Uint8Array => signedOf(canonical(content));

export const writeBundle = (content: BundleContent, keyId: string, signature: string): string =>
  `${name} ${keyId} ${signature}\n${canonical(content)}`;

function parse(text: string): BundleContent | null {
  try {
    const content = Content.safeParse(JSON.parse(text)).data;
    return content !== undefined && canonical(content) === text ? content : null;
  } catch {
    return null;
  }
}

/** null: no such text. Says nothing about who signed it. */
export function readBundle(text: string): Bundle | null {
  if (text.length > largestBundleBytes) return null;
  const end = text.indexOf('\n');
  const [, keyId = '', signature = ''] = head.exec(text.slice(0, Math.max(end, 0))) ?? [];
  const content = keyId === '' ? null : parse(text.slice(end + 1));
  if (content === null || content.expires <= content.notBefore) return null;
  return { ...content, keyId, signature, signed: signedOf(text.slice(end + 1)) };
}
