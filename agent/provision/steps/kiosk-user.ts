// The kiosk user and what must be installed: who the station is, and the programs it stands on.
import { kioskName, leavingLines, lockingLines } from '../accounts.ts';
import { type Change, ownFile } from '../change.ts';
import type { Facts } from '../facts.ts';
import type { Choices, Step } from '../step.ts';

/** Any of these keeps the clock right. */
const clocks = ['systemd-timesyncd', 'chrony', 'ntpsec', 'openntpd', 'ntp'];

/** The window manager is the one that the shell was tried with; the login library gives the screen to the kiosk user. */
const forDisplay = {
  x11: ['xserver-xorg', 'xinit', 'openbox'],
  wayland: ['cage', 'xwayland'],
} as const;

function wanted({ packages }: Facts, { display, swap, without }: Choices): readonly string[] {
  const all = [
    'bubblewrap',
    'libpam-systemd',
    ...(without.includes('display') ? [] : forDisplay[display]),
    ...(without.includes('updates') ? [] : ['unattended-upgrades']),
    ...(without.includes('clock') || clocks.some((one) => packages.has(one)) ? [] : ['systemd-timesyncd']),
    ...(swap === 'random-key' && !without.includes('swap') ? ['cryptsetup'] : []),
  ];
  return all.filter((one) => !packages.has(one));
}

export const packages: Step = {
  id: 'packages',
  title: 'The programs that a station stands on',
  why: 'bubblewrap holds each visit; without a display, a window manager, a right clock and updates there is no station. What is installed already is left as it is, and taking provisioning back leaves it installed.',
  refresh: [],
  changes(facts, choices) {
    const names = wanted(facts, choices);
    return names.length === 0 ? [] : [{ is: 'packages', names, says: `install ${names.join(', ')}` }];
  },
};

const nothingByServices = [
  'polkit.addRule(function (action, subject) {',
  `  if (subject.user == "${kioskName}") return polkit.Result.NO;`,
  '});',
];

export const kioskUser: Step = {
  id: 'kiosk-user',
  title: 'A kiosk user with no password and no rights',
  why: 'The shell and every visit run as this user. Nobody can sign in with it, it is in no group that opens devices, logs or other accounts, and services such as disks, networks and power do nothing for it.',
  refresh: [],
  changes: ({ text }) => [
    ...(hasAccount(text('/etc/passwd')) ? [] : [newAccount]),
    ...linesOf('/etc/shadow', lockingLines(text('/etc/shadow')), 'lock its password'),
    ...linesOf('/etc/group', leavingLines(text('/etc/group')), 'take it out of groups that open something'),
    ...linesOf('/etc/gshadow', leavingLines(text('/etc/gshadow')), 'the same in the other file of groups'),
    ownFile('/etc/polkit-1/rules.d/10-lethe.rules', '//', nothingByServices, 'services refuse whatever it asks for'),
  ],
};

const newAccount: Change = { is: 'account', name: kioskName, says: 'make the account, locked' };

const hasAccount = (passwd: string | null): boolean => new RegExp(`^${kioskName}:`, 'm').test(passwd ?? '');

const linesOf = (path: string, lines: ReturnType<typeof lockingLines>, says: string): readonly Change[] =>
  lines.length === 0 ? [] : [{ is: 'lines', path, lines, says }];
