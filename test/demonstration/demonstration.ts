// The demonstration library: all its sites on loopback, started in one call. `npm run demo` and the e2e tests use it.
import { allSites } from './all-sites.ts';
import { hostRulesFor, type Ports } from './hosts.ts';
import { demonstrationPolicy } from './policy.ts';
import { type Seen, serve } from './server.ts';
import type { Finding } from './sites/metrics/track/findings.ts';

export type { Seen } from './server.ts';

/** What a browser must be told, and what a test may ask. */
export interface Demonstration extends Ports {
  /** As Electron reports it in `setCertificateVerifyProc`: `certificate.fingerprint`. */
  readonly certificate: string;
  /** For Chromium's `--ignore-certificate-errors-spki-list`, where a plain Chromium is to trust it. */
  readonly publicKey: string;
  /** For Chromium's `--host-resolver-rules`. */
  readonly hostRules: string;
  readonly policy: typeof demonstrationPolicy;
  /** Every request since the start or the last reset, oldest first. */
  log(): Promise<readonly Seen[]>;
  /** What the tracker found at each visit since then, oldest first. */
  findings(): Promise<readonly Finding[]>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** @throws where openssl is absent */
export async function startDemonstration(): Promise<Demonstration> {
  const sites = await allSites();
  const served = await serve(sites.at);
  return {
    port: served.port,
    httpPort: served.httpPort,
    certificate: served.certificate.fingerprint,
    publicKey: served.certificate.publicKey,
    hostRules: hostRulesFor(served),
    policy: demonstrationPolicy,
    log: async () => [...served.seen],
    findings: async () => [...sites.findings],
    reset: async () => {
      served.forget();
      sites.findings.length = 0;
    },
    close: served.close,
  };
}
