// What a scan searches for: every form of a session's canaries, and the hashes under which browsers keep host names.
import { createHash, randomBytes } from 'node:crypto';
import { type Canaries, hostLetters } from '../canary/canary.ts';
import { type CanaryClass, canaryClasses } from '../canary/placements.ts';
import { forms } from './forms.ts';

export interface Needle {
  readonly form: string;
  /** Each byte XORed with the mask, so that a scan of our own memory finds no needle. */
  readonly masked: Buffer;
  /** @returns the class of the canary found at `at`; `run` when only the shared part is left of it */
  readonly classAt: (bytes: Buffer, at: number) => CanaryClass | 'run';
}

export interface Needles {
  readonly mask: Buffer;
  readonly list: readonly Needle[];
}

const known: ReadonlySet<string> = new Set(canaryClasses);
const isClass = (name: string): name is CanaryClass => known.has(name);

function classOf({ before, after }: { before: string; after: string }): CanaryClass | 'run' {
  const name = /^-([a-z-]+?)-z/i.exec(after)?.[1]?.toLowerCase() ?? '';
  if (isClass(name)) return name;
  const hostClass = Object.entries(hostLetters).find(([, letter]) => before.toLowerCase().endsWith(`${letter}-`))?.[0];
  return hostClass !== undefined && isClass(hostClass) ? hostClass : 'run';
}

/** A name as DNS sends it (RFC 1035, 3.1): each label after its length, then the root. Chromium hashes this for HSTS. */
function wireName(host: string): Buffer {
  const labels = host.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]));
  return Buffer.concat([...labels, Buffer.from([0])]);
}

function digestsOf(host: string): { form: string; bytes: Buffer }[] {
  const digest = (algorithm: string, value: string | Buffer): Buffer => createHash(algorithm).update(value).digest();
  const digests = [
    { form: 'sha-1', bytes: digest('sha1', `https://${host}`) },
    { form: 'sha-256', bytes: digest('sha256', `https://${host}`) },
    { form: 'hsts', bytes: digest('sha256', wireName(host)) },
  ];
  return digests.flatMap(({ form, bytes }) => [
    { form, bytes },
    { form, bytes: Buffer.from(bytes.toString('hex')) },
    { form, bytes: Buffer.from(bytes.toString('base64')) },
  ]);
}

const masking =
  (mask: Buffer) =>
  (bytes: Buffer): Buffer =>
    Buffer.from(bytes.map((byte, index) => byte ^ (mask[index % mask.length] ?? 0)));

export function needlesOf(canaries: Canaries): Needles {
  const mask = randomBytes(64);
  const masked = masking(mask);
  const written = forms.map(
    (form): Needle => ({
      form: form.name,
      masked: masked(form.written(canaries.run)),
      classAt: (bytes, at) => classOf(form.around(bytes, at)),
    }),
  );
  const hashed = (Object.keys(hostLetters) as (keyof typeof hostLetters)[]).flatMap((hostClass) =>
    digestsOf(canaries.of[hostClass]).map(
      ({ form, bytes }): Needle => ({ form, masked: masked(bytes), classAt: () => hostClass }),
    ),
  );
  return { mask, list: [...written, ...hashed] };
}
