// All sites of the demonstration library by host name, and what its tracker found.
import { fileURLToPath } from 'node:url';
import type { Site } from './exchange.ts';
import { hosts, openEnded } from './hosts.ts';
import { bundleScripts } from './scripts.ts';
import { catalogueSite } from './sites/catalogue/catalogue.ts';
import { calendarSite, elsewhereSite, membersOnlySite } from './sites/elsewhere.ts';
import { journalsSite } from './sites/journals/journals.ts';
import { playerSite } from './sites/journals/player.ts';
import { metricsSite } from './sites/metrics/metrics.ts';
import { plantSite } from './sites/metrics/plant/plant.ts';
import type { Finding } from './sites/metrics/track/findings.ts';
import { tracker } from './sites/metrics/track/track.ts';
import { soundingsSite } from './sites/soundings/soundings.ts';

export interface AllSites {
  at(host: string): Site;
  readonly findings: Finding[];
}

const scriptFiles = {
  journals: ['journals', 'player'],
  metrics: ['plant', 'opfs-worker', 'shared-worker', 'track', 'worker', 'third-party'],
} as const;

function bundled(site: keyof typeof scriptFiles): Promise<ReadonlyMap<string, string>> {
  const folder = new URL(`./sites/${site}/scripts/`, import.meta.url);
  const entries = scriptFiles[site].map((name) => [fileURLToPath(new URL(`${name}.ts`, folder)), `${name}.js`]);
  return bundleScripts(Object.fromEntries(entries));
}

const first =
  (...sites: readonly Site[]): Site =>
  (exchange) => {
    for (const site of sites) {
      const given = site(exchange);
      if (given) return given;
    }
    return null;
  };

export async function allSites(): Promise<AllSites> {
  const [journalScripts, metricScripts] = await Promise.all([bundled('journals'), bundled('metrics')]);
  const plant = plantSite(metricScripts);
  const { site: track, pin, findings } = tracker(metricScripts);
  const wayfarer = first(plant, track, metricsSite(metricScripts));
  const sites = new Map<string, Site>([
    [hosts.catalogue, catalogueSite()],
    [hosts.wrongCertificate, calendarSite],
    [hosts.journals, first(plant, journalsSite(journalScripts))],
    [hosts.media, playerSite(journalScripts)],
    [hosts.soundings, soundingsSite()],
    [hosts.membersOnly, membersOnlySite],
    [hosts.metrics, wayfarer],
    [hosts.pin, pin],
  ]);
  const at = (host: string): Site => sites.get(host) ?? (host.endsWith(openEnded[0]) ? wayfarer : elsewhereSite);
  return { at, findings };
}
