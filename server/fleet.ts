// The list of all stations as it is now, worked out at most every two seconds however many pages ask.

import type { Report } from '../contract/report.ts';
import type { Fleet } from '../contract/staff-api.ts';
import type { LimitSource } from './limits.ts';
import { conditionsOf, type Finding, findingsOf, type Thresholds } from './rules/findings.ts';
import { type FleetView, fleetOf, judgeIn } from './rules/fleet.ts';
import { decodeReport, joinDay } from './rules/report-code.ts';
import type { Judged } from './rules/verdict.ts';
import type { Settings } from './settings.ts';
import type { Database } from './store/database.ts';
import { listPlaces } from './store/places.ts';
import { listStations, listUnwell, listWhole, type Station } from './store/stations.ts';

export interface FleetParts {
  readonly database: Database;
  readonly settings: Settings;
  readonly now: () => number;
  readonly limits: LimitSource;
}

export interface FleetSource {
  read(): Promise<Fleet>;
  /** One station, by the same rules. */
  judge(station: Station): Promise<Judged>;
  /** How the list would be with other limits, where a place has none of its own. */
  tryOut(thresholds: Thresholds): Promise<Fleet>;
  /** Something was changed by staff: the next look is a fresh one. */
  forget(): void;
}

const freshFor = 2;

export const lastReport = ({ latest, dayFacts }: Pick<Station, 'latest' | 'dayFacts'>): Report | null =>
  latest === null ? null : decodeReport(joinDay(latest, dayFacts));

export const findingsIn = (report: Report | null, limits: Thresholds): readonly Finding[] =>
  report === null ? [] : findingsOf(report, limits);

/** As if its last report had come with these limits in force. */
function judgedBy(station: Station, thresholds: Thresholds): Station {
  const report = lastReport(station);
  if (report === null) return station;
  const { five, day } = conditionsOf(report, thresholds);
  return { ...station, condition: five, dayCondition: day ?? station.dayCondition };
}

export function fleetSource({ database, settings, now, limits }: FleetParts): FleetSource {
  let kept: { readonly at: number; readonly fleet: Promise<Fleet> } | null = null;

  async function viewWith(valueIn: FleetView['valueIn']): Promise<FleetView> {
    await limits.freshen(now());
    const places = await listPlaces(database);
    return {
      now: now(),
      silentAfter: (place) => limits.of(place).silentAfter,
      timeZone: settings.timeZone,
      hoursOf: new Map(places.map(({ id, hours }) => [id, hours])),
      valueIn,
    };
  }

  async function look(): Promise<Fleet> {
    const unwell = new Map(
      (await listUnwell(database)).map((one) => [one.id, findingsIn(lastReport(one), limits.of(one.place))]),
    );
    const view = await viewWith((id, code) => unwell.get(id)?.find((one) => one.code === code)?.value ?? null);
    return fleetOf(await listStations(database), view);
  }

  return {
    read() {
      // Also when the clock was set back: what lies ahead is not fresh.
      if (kept === null || Math.abs(now() - kept.at) >= freshFor) {
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
    async tryOut(thresholds) {
      const view = await viewWith(() => null);
      const own = new Set(Object.keys(limits.view().places));
      const by = (place: string | null) => (place !== null && own.has(place) ? limits.of(place) : thresholds);
      const members = (await listWhole(database)).map((station) => judgedBy(station, by(station.place)));
      return fleetOf(members, { ...view, silentAfter: (place) => by(place).silentAfter });
    },
    forget() {
      kept = null;
    },
  };
}
