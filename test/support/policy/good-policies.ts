// Policies that are right, as plain data: where mutations start from.
import { type PinLine, usualCosts, writePinLine } from '../../../contract/pin-line.ts';

const pinParts: PinLine = { ...usualCosts, salt: 'A'.repeat(22), key: 'B'.repeat(43) };
export const pinLine = writePinLine(pinParts);

const catalogue = {
  id: 'catalogue',
  title: { en: 'Library catalogue', es: 'Catálogo de la biblioteca' },
  about: 'What the library holds.',
  kind: 'catalogue',
  url: 'https://catalogue.harbour.example/',
  search: 'https://catalogue.harbour.example/search?q={words}',
  hosts: ['*.harbour.example', 'static.tide.example'],
  ours: true,
  walkIn: true,
};

const journals = { id: 'journals', title: 'Journals', kind: 'journals', url: 'https://journals.tide.example/' };
const members = { id: 'members', title: 'Members', url: 'https://members.tide.example/', walkIn: false };

const full = {
  version: 1,
  kind: 'open-access',
  place: 'Harbour Street Library',
  name: 'Reading room 4',
  languages: ['es', 'en'],
  home: 'library',
  resources: [catalogue, journals, members],
  timers: {
    idleSeconds: 300,
    warningSeconds: 30,
    limitMinutes: 60,
    extendMinutes: 15,
    extendTimes: 3,
    receiptSeconds: 10,
    renewAt: '04:30',
  },
  daily: { at: '02:15' },
  network: { local: ['catalogue.harbour.example'], parts: 'public' },
  staff: { pin: pinLine },
  session: { memoryMegabytes: 2048 },
  server: {
    url: 'https://lethe.harbour.example:8443',
    ca: '/etc/lethe/server-ca.pem',
    token: '/etc/lethe/enrolment-token',
    spool: 'disk',
    policyKeys: ['ed25519:11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'],
  },
  statistics: { visits: true, epsilon: 0.5 },
  containment: 'bubblewrap',
};

const lookup = {
  ...full,
  kind: 'quick-lookup',
  home: 'https://catalogue.harbour.example/start',
  timers: { ...full.timers, limitMinutes: 'none' },
};

const least = { version: 1, kind: 'open-access', place: 'P', name: 'N', resources: [journals] };

export type Data = Record<string, unknown>;

export const goodPolicies: readonly Data[] = [full, lookup, least];
