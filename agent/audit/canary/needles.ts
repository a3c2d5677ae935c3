// What a scan searches for: every form of a session's canaries, and the hashes under which browsers keep host names.
import { createHash, randomBytes } from 'node:crypto';
import { type Canaries, plainCanary } from '../../../contract/canary.ts';
import { forms } from './forms.ts';

export interface Needle {
  readonly form: string;
  /** Each byte XORed with the mask, so that a scan of our own memory finds no needle. */
  readonly masked: Buffer;
  /** @returns the class of the canary found at `at`; `run` when only the shared part is left of it */
  readonly classAt: (bytes: Buffer, at: number) => string;
}

export interface Needles {
  readonly mask: Buffer;
  readonly list: readonly Needle[];
}

/** Classes whose canary is a host name, each with what stands in it before the run, such as `p-`. */
const hostsAmong = ({ run, of }: Canaries): readonly { readonly name: string; readonly lead: string }[] =>
  Object.entries(of)
    .filter(([name, text]) => text !== plainCanary(run, name))
    .map(([name, text]) => ({ name, lead: text.slice(0, text.indexOf(run)) }));

function classOf(canaries: Canaries, { before, after }: { before: string; after: string }): string {
  const name = /^-([a-z-]+?)-z/i.exec(after)?.[1]?.toLowerCase() ?? '';
  if (Object.hasOwn(canaries.of, name)) return name;
  return hostsAmong(canaries).find(({ lead }) => before.toLowerCase().endsWith(lead))?.name ?? 'run';
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
      classAt: (bytes, at) => classOf(canaries, form.around(bytes, at)),
    }),
  );
  const hashed = hostsAmong(canaries).flatMap(({ name }) =>
    digestsOf(canaries.of[name] ?? '').map(
      ({ form, bytes }): Needle => ({ form, masked: masked(bytes), classAt: () => name }),
    ),
  );
  return { mask, list: [...written, ...hashed] };
}
