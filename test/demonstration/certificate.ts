// The certificates of the demonstration: made anew at each start with openssl, kept in memory only.
import { execFile } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Certificate {
  /** PEM texts. */
  readonly key: string;
  readonly cert: string;
  /** As Electron writes it in a certificate's `fingerprint`: `sha256/` and the base64 of the hash of the whole certificate. */
  readonly fingerprint: string;
  /** Base64 of the hash of its public key, for Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly publicKey: string;
}

const daysValid = 30;

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64');

/**
 * @param names DNS names, wildcards allowed, all below the reserved domain `.example` (RFC 2606)
 * @throws where openssl is absent
 */
export async function makeCertificate(names: readonly string[]): Promise<Certificate> {
  const folder = await mkdtemp(join(tmpdir(), 'lethe-demonstration-'));
  try {
    const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const alternatives = [...names.map((name) => `DNS:${name}`), 'DNS:localhost', 'IP:127.0.0.1'].join(',');
    await promisify(execFile)('openssl', [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...['-days', String(daysValid), '-subj', '/O=Lethe demonstration', '-addext', `subjectAltName=${alternatives}`],
      ...['-keyout', keyFile, '-out', certFile],
    ]);
    const cert = await readFile(certFile, 'utf8');
    const { raw, publicKey } = new X509Certificate(cert);
    return {
      key: await readFile(keyFile, 'utf8'),
      cert,
      fingerprint: `sha256/${hashOf(raw)}`,
      publicKey: hashOf(publicKey.export({ type: 'spki', format: 'der' })),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
