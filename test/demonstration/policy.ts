// The policy of a demonstration station: the demonstration library as its resources, on this machine by leave of the policy.
import { scryptSync } from 'node:crypto';
import { stringify } from 'yaml';
import { Policy } from '../../contract/policy.ts';
import type { StationKind } from '../../contract/words.ts';
import { hosts } from './hosts.ts';

/** The PIN of the demonstration's staff. It guards nothing but a demonstration. */
export const demonstrationPin = '2468';

export interface PolicyWishes {
  /** Lists the site that plants everything it can, for tests that open it as a page of its own. */
  readonly tracker?: boolean;
}

function pinLine(pin: string): string {
  const salt = Buffer.from('a harbour, a tide');
  const [cost, block, lanes] = [16384, 8, 1];
  const key = scryptSync(pin, salt, 32, { N: cost, r: block, p: lanes });
  return ['scrypt', cost, block, lanes, salt.toString('base64url'), key.toString('base64url')].join('$');
}

const catalogue = {
  id: 'catalogue',
  title: { en: 'Library catalogue', es: 'Catálogo de la biblioteca' },
  about: { en: 'What the library holds, and on which shelf.', es: 'Lo que tiene la biblioteca y en qué estante.' },
  kind: 'catalogue',
  url: `https://${hosts.catalogue}/`,
  hosts: [hosts.catalogue, hosts.wrongCertificate],
  ours: true,
} as const;

const journals = {
  id: 'tidewater-journals',
  title: 'Tidewater Journals',
  about: { en: 'Coastal science, in full text.', es: 'Ciencia de la costa, a texto completo.' },
  kind: 'journals',
  url: `https://${hosts.journals}/`,
  hosts: [hosts.journals, hosts.media],
} as const;

const soundings = {
  id: 'soundings',
  title: 'Soundings',
  about: { en: 'Logbooks and sea charts of two centuries.', es: 'Cuadernos de bitácora y cartas de dos siglos.' },
  kind: 'database',
  url: `https://${hosts.soundings}/`,
} as const;

const membersOnly = {
  id: 'beacon-market-reports',
  title: 'Beacon Market Reports',
  about: { en: 'For members of the library only.', es: 'Solo para socios de la biblioteca.' },
  kind: 'database',
  url: `https://${hosts.membersOnly}/`,
  walkIn: false,
} as const;

const tracker = {
  id: 'wayfarer',
  title: 'Wayfarer Metrics',
  kind: 'site',
  url: `https://${hosts.metrics}/`,
  hosts: ['*.wayfarer.example'],
} as const;

/** Entered over http, as the catalogues are that still speak it: a browser that keeps nothing must not use https by itself. */
const pin = {
  id: 'wayfarer-pin',
  title: 'Wayfarer, over http',
  kind: 'site',
  url: `http://${hosts.pin}/arrive`,
} as const;

/** The names on this machine that pages may reach. `*.elsewhere.example` is left out: those must be refused. */
const local = [...Object.values(hosts).filter((host) => !host.endsWith('elsewhere.example')), '*.wayfarer.example'];

/** The same policy for every run: it names hosts, never ports. */
export function demonstrationPolicy(kind: StationKind, wishes: PolicyWishes = {}): Policy {
  const quick = kind === 'quick-lookup';
  const shown = quick ? [catalogue, membersOnly] : [catalogue, journals, soundings, membersOnly];
  return Policy.parse({
    version: 1,
    kind,
    place: 'Harbour Street Library',
    name: quick ? 'Catalogue 2' : 'Reading room 4',
    home: quick ? catalogue.url : 'library',
    resources: wishes.tracker ? [...shown, tracker, pin] : shown,
    network: { local },
    staff: { pin: pinLine(demonstrationPin) },
  });
}

/** As a policy file. */
export const demonstrationPolicyText = (kind: StationKind, wishes: PolicyWishes = {}): string =>
  stringify(demonstrationPolicy(kind, wishes));
