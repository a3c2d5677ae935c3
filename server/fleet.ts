// The list of all stations as it is now, worked out at most every two seconds however many pages ask.

import type { Report } from '../contract/report.ts';
import type { Fleet } from '../contract/staff-api.ts';
import { type Finding, findingsOf, usualThresholds } from './rules/findings.ts';
import { type FleetView, fleetOf, judgeIn } from './rules/fleet.ts';
import { decodeReport, joinDay } from './rules/report-code.ts';
import type { Judged } from './rules/verdict.ts';
import type { Settings } from './settings.ts';
import type { Database } from './store/database.ts';
import { listPlaces } from './store/places.ts';
import { listStations, listUnwell, type Station } from './store/stations.ts';

export interface FleetParts {
  readonly database: Database;
  readonly settings: Settings;
  readonly now: () => number;
}

export interface FleetSource {
  read(): Promise<Fleet>;
  /** One station, by the same rules. */
  judge(station: Station): Promise<Judged>;
  /** Something was changed by staff: the next look is a fresh one. */
  forget(): void;
}

const freshFor = 2;

export const lastReport = ({ latest, dayFacts }: Pick<Station, 'latest' | 'dayFacts'>): Report | null =>
  latest === null ? null : decodeReport(joinDay(latest, dayFacts));

export const findingsIn = (report: Report | null): readonly Finding[] =>
  report === null ? [] : findingsOf(report, usualThresholds);

export function fleetSource({ database, settings, now }: FleetParts): FleetSource {
  let kept: { readonly at: number; readonly fleet: Promise<Fleet> } | null = null;

  async function viewWith(valueIn: FleetView['valueIn']): Promise<FleetView> {
    const places = await listPlaces(database);
    return {
      now: now(),
      silentAfter: settings.silentAfterMinutes * 60,
      timeZone: settings.timeZone,
      hoursOf: new Map(places.map(({ id, hours }) => [id, hours])),
      valueIn,
    };
  }

  async function look(): Promise<Fleet> {
    const unwell = new Map((await listUnwell(database)).map((one) => [one.id, findingsIn(lastReport(one))]));
    const view = await viewWith((id, code) => unwell.get(id)?.find((one) => one.code === code)?.value ?? null);
    return fleetOf(await listStations(database), view);
  }

  return {
    read() {
      if (kept === null || now() - kept.at >= freshFor) {
        const fleet = look();
        kept = { at: now(), fleet };
        // What failed is not kept: the next who asks makes it look again.
        fleet.catch(() => {
          kept = null;
        });
      }
      return kept.fleet;
    },
    judge: async (station) => judgeIn(station, await viewWith(() => null)),
    forget() {
      kept = null;
    },
  };
}
