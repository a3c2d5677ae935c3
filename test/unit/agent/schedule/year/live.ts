// A year in the life of a simulated station: nights off or asleep, wrong clocks, journeys, crashes and patrons.
import { type Chance, chanceOf } from '../../../shell/chance.ts';
import { hoursShown } from './hours-shown.ts';
import { type Guards, type Machine, makeMachine } from './machine.ts';
import { type Breach, type Now, type Witness, watch } from './witness.ts';

export interface Place {
  readonly zone: string;
  /** Where it is carried for some days, now and then. */
  readonly elsewhere: string;
  /** The policy's time of day. */
  readonly at: string;
}

export interface Year extends Pick<Witness, 'breaches' | 'longestGapHours'> {
  readonly happened: Readonly<Record<string, number>>;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Between two looks; a real station looks more often. */
const step = 2 * minute;
const start = Date.UTC(2026, 0, 1, 9);

interface Life {
  readonly place: Place;
  readonly chance: Chance;
  readonly machine: Machine;
  readonly witness: Witness;
  readonly happened: Record<string, number>;
  /** null: nobody is in. */
  visitUntil: number | null;
  /** Days on which somebody still sets the clock back each evening. */
  stuckDays: number;
}

/** @param enough a breach after which the rest of the year is not lived */
export async function liveYear(place: Place, seed: number, guards: Guards, enough?: Breach): Promise<Year> {
  const life = begin(place, seed, guards);
  const { machine, witness, chance } = life;
  await machine.powerOn();
  while (machine.time < start + 365 * day && (enough === undefined || witness.breaches[enough] === 0)) {
    machine.time += step;
    for (const [often, what] of rarities) if (chance.in(often / step)) await what(life);
    await evening(life);
    await machine.ring();
    await patrons(life);
    witness.passed(step);
  }
  return { ...witness, happened: life.happened };
}

function begin(place: Place, seed: number, guards: Guards): Life {
  const zones = [place.zone, place.elsewhere];
  const shown = zones.map((zone) => [zone, hoursShown(place.at, zone, start - 60 * day, start + 430 * day)] as const);
  const cleared: Witness['cleared'] = (groups) => witness.cleared(groups);
  const machine = makeMachine({ guards, at: place.at, cleared }, { time: start, zone: place.zone });
  const witness = watch((): Now => machine, new Map(shown));
  return { place, chance: chanceOf(seed), machine, witness, happened: {}, visitUntil: null, stuckDays: 0 };
}

function count({ happened }: Life, what: string): void {
  happened[what] = (happened[what] ?? 0) + 1;
}

async function pressStart(life: Life): Promise<void> {
  const { chance, machine, witness } = life;
  if (!machine.isAt('clean')) return;
  const owing = witness.isOwing();
  await machine.pressStart();
  // What was owed is done first, and who pressed Start waits.
  if (!machine.isAt('open')) return;
  count(life, 'visits');
  witness.opened(owing);
  const longest = chance.in(200) ? 40 * hour : chance.in(6) ? 3 * hour : hour;
  life.visitUntil = machine.time + chance.whole(longest);
}

async function patrons(life: Life): Promise<void> {
  const { chance, machine, witness, visitUntil } = life;
  if (visitUntil === null) {
    if (chance.in(20)) await pressStart(life);
  } else if (machine.time >= visitUntil) {
    life.visitUntil = null;
    await machine.endVisit();
    witness.closed();
  }
}

async function sleep(life: Life, milliseconds: number): Promise<void> {
  const { chance, machine, witness, visitUntil } = life;
  count(life, 'sleeps');
  machine.sleep(milliseconds);
  // The shell ends a visit that was slept through.
  life.visitUntil = null;
  witness.began();
  if (visitUntil !== null) await machine.endVisit();
  // Whoever comes first may press Start before the station has looked at its clocks.
  if (chance.in(2)) await pressStart(life);
}

async function powerCut(life: Life, hours: number): Promise<void> {
  const { chance, machine, witness } = life;
  count(life, 'power cuts');
  machine.powerOff();
  machine.time += chance.whole(hours * hour);
  life.visitUntil = null;
  witness.began();
  await machine.powerOn();
}

async function softReboot(life: Life): Promise<void> {
  count(life, 'soft reboots');
  life.visitUntil = null;
  life.witness.began();
  await life.machine.softReboot();
}

async function killAgent(life: Life): Promise<void> {
  count(life, 'agents killed');
  life.visitUntil = null;
  life.witness.closed();
  await life.machine.restartAgent();
}

function setClock(life: Life, by: number): void {
  const { machine, witness } = life;
  count(life, 'clock steps');
  machine.clockError = Math.max(-40 * day, Math.min(40 * day, machine.clockError + by));
  witness.reset();
}

function travel(life: Life): void {
  const { machine, place, witness } = life;
  count(life, 'journeys');
  machine.zone = machine.zone === place.zone ? place.elsewhere : place.zone;
  witness.reset();
}

const anyTime = (chance: Chance, longest: number): number => chance.one([-1, 1]) * chance.whole(longest);

/** What happens to a computer, once in so long on average. */
const rarities: readonly (readonly [often: number, what: (life: Life) => Promise<void> | void])[] = [
  [2 * day, (life) => powerCut(life, life.chance.one([1, 10, 30, 200]))],
  [2 * day, (life) => sleep(life, life.chance.whole(life.chance.one([1, 12, 60]) * hour))],
  [12 * day, softReboot],
  [6 * day, killAgent],
  [7 * day, (life) => setClock(life, anyTime(life.chance, life.chance.one([20 * minute, 5 * hour, 9 * day])))],
  [14 * day, (life) => setClock(life, -life.machine.clockError)],
  [30 * day, travel],
  [
    25 * day,
    (life) => {
      life.stuckDays = 4;
    },
  ],
];

/** Evenings: some leave the computer on, some put it to sleep, some switch it off; some turn its clock back. */
async function evening(life: Life): Promise<void> {
  const { chance, machine, witness } = life;
  const hoursSince = Math.floor((machine.wall - witness.hourBefore()) / hour);
  if (life.stuckDays > 0 && hoursSince >= 17) {
    life.stuckDays--;
    setClock(life, -15 * hour);
  } else if (hoursSince === 18 && chance.in(60)) {
    await chance.one([() => sleep(life, 11 * hour), () => powerCut(life, 13), () => undefined])();
  }
}
