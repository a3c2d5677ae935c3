// Where the simulated stations stand, and what their desks are called. The same for every run.
import type { OpeningHours } from '../../../server/rules/hours.ts';

export interface Branch {
  readonly name: string;
  readonly hours: OpeningHours;
  /** Of a hundred stations. */
  readonly share: number;
  /** Its line is down: none of its stations has been heard for some hours. */
  readonly cutOff?: true;
}

const alwaysOpen: OpeningHours = [];
const [nine, six] = [9 * 60, 18 * 60];
const shut = null;
const office = { from: nine, to: six };

/** The first one is where the station of the demonstration itself stands. */
export const branches: readonly [Branch, ...Branch[]] = [
  { name: 'Harbour Street Library', hours: alwaysOpen, share: 34 },
  { name: 'Central Reading Hall', hours: alwaysOpen, share: 26 },
  { name: 'Eastgate Branch', hours: [shut, office, office, office, office, office, office], share: 16 },
  { name: 'Lighthouse Point', hours: alwaysOpen, share: 12 },
  { name: 'Old Cannery Archive', hours: [shut, office, office, office, office, office, shut], share: 8 },
  { name: 'Ferry Terminal', hours: alwaysOpen, share: 4, cutOff: true },
];

export interface Desk {
  readonly branch: Branch;
  readonly name: string;
  readonly kind: 'open-access' | 'quick-lookup';
}

const everyFifth = 5;

/** Branch by branch, each with its share of them. */
export function desksFor(count: number): readonly Desk[] {
  let upTo = 0;
  return branches.flatMap((branch) => {
    const from = Math.round((upTo * count) / 100);
    upTo += branch.share;
    const here = Math.round((upTo * count) / 100) - from;
    return Array.from({ length: here }, (_, at): Desk => {
      const quick = at % everyFifth === everyFifth - 1;
      const number = quick ? (at + 1) / everyFifth : at + 1 - Math.floor(at / everyFifth);
      return {
        branch,
        name: `${quick ? 'Catalogue' : 'Reading room'} ${number}`,
        kind: quick ? 'quick-lookup' : 'open-access',
      };
    });
  });
}
