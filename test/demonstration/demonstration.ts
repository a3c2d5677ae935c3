// The demonstration library: all its sites on loopback, started in one call. `npm run demo` and the e2e tests use it.
import type { Site } from './exchange.ts';
import { hostRulesFor, hosts, type Ports } from './hosts.ts';
import { demonstrationPolicy } from './policy.ts';
import { type Seen, serve } from './server.ts';
import { catalogueSite } from './sites/catalogue/catalogue.ts';
import { calendarSite, elsewhereSite, membersOnlySite } from './sites/elsewhere.ts';

export type { Seen } from './server.ts';

/** What a browser must be told, and what a test may ask. */
export interface Demonstration extends Ports {
  /** As Electron reports it in `setCertificateVerifyProc`: `certificate.fingerprint`. */
  readonly certificate: string;
  /** For Chromium's `--host-resolver-rules`. */
  readonly hostRules: string;
  readonly policy: typeof demonstrationPolicy;
  /** Every request since the start or the last reset, oldest first. */
  log(): Promise<readonly Seen[]>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

async function sitesByHost(): Promise<ReadonlyMap<string, Site>> {
  return new Map<string, Site>([
    [hosts.catalogue, catalogueSite()],
    [hosts.membersOnly, membersOnlySite],
    [hosts.wrongCertificate, calendarSite],
  ]);
}

export async function startDemonstration(): Promise<Demonstration> {
  const sites = await sitesByHost();
  const served = await serve((host) => sites.get(host) ?? elsewhereSite);
  return {
    port: served.port,
    httpPort: served.httpPort,
    certificate: served.certificate,
    hostRules: hostRulesFor(served),
    policy: demonstrationPolicy,
    log: async () => served.seen,
    reset: async () => served.forget(),
    close: served.close,
  };
}
