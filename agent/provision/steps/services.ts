// What the system's services write down and when they work: the journal, prints, updates, the clock.
import { type Change, dropIn, enable, ownFile, setSystemd } from '../change.ts';
import { setDirectives } from '../directives.ts';
import { after } from '../hours.ts';
import type { Step } from '../step.ts';

export const journal: Step = {
  id: 'journal',
  title: 'The journal in memory',
  why: 'What is logged during a visit must be gone when the computer is switched off, and never lie in free blocks of a disk. Nothing is handed on to a program that writes it to one.',
  refresh: ['journal'],
  changes: () => [
    setSystemd(
      'journald',
      'journal',
      [
        '[Journal]',
        'Storage=volatile',
        'RuntimeMaxUse=64M',
        ...['Syslog', 'KMsg', 'Console', 'Wall'].map((place) => `ForwardTo${place}=no`),
      ],
      'kept in memory, and told to no other program',
    ),
  ],
};

const cupsd = '/etc/cups/cupsd.conf';
const cupsFiles = '/etc/cups/cups-files.conf';

export const printing: Step = {
  id: 'printing',
  title: 'The print service keeps nothing',
  why: 'CUPS by itself keeps what was printed, by title and user, and notes each page.',
  refresh: ['printing'],
  changes: ({ text }) => [
    ...inFile(cupsd, text(cupsd), { PreserveJobHistory: 'No', PreserveJobFiles: 'No', PageLogFormat: '' }),
    // A name that is empty switches the log off: cups-files.conf(5).
    ...inFile(cupsFiles, text(cupsFiles), { AccessLog: '', PageLog: '' }),
  ],
};

function inFile(path: string, text: string | null, wanted: Readonly<Record<string, string>>): readonly Change[] {
  const lines = text === null ? [] : setDirectives(text, wanted);
  return lines.length === 0 ? [] : [{ is: 'lines', path, lines, says: 'no history, no copies, no log of pages' }];
}

/** Minutes after the maintenance hour: fetch, put in, restart where an update asks for it. */
const [installing, restarting] = [20, 75] as const;

const timer = (at: string): readonly string[] => [
  '[Timer]',
  // The empty line takes back the times that the unit itself names.
  'OnCalendar=',
  `OnCalendar=*-*-* ${at}`,
  'RandomizedDelaySec=10min',
];

const periodic = (restart: string): readonly string[] => [
  'APT::Periodic::Update-Package-Lists "1";',
  'APT::Periodic::Unattended-Upgrade "1";',
  'Unattended-Upgrade::Automatic-Reboot "true";',
  'Unattended-Upgrade::Automatic-Reboot-WithUsers "true";',
  `Unattended-Upgrade::Automatic-Reboot-Time "${restart}";`,
];

export const updates: Step = {
  id: 'updates',
  title: 'Security updates by themselves, in the maintenance hour',
  why: 'A station that nobody visits must mend itself, at an hour at which nobody sits there. A station that was off then does it when it is on, and restarts in the next maintenance hour.',
  refresh: ['systemd'],
  changes: (_, { maintenance }) => [
    dropIn('apt-daily.timer', timer(maintenance), `look for updates at ${maintenance}`),
    dropIn(
      'apt-daily-upgrade.timer',
      timer(after(maintenance, installing)),
      `put them in at ${after(maintenance, installing)}`,
    ),
    ownFile(
      '/etc/apt/apt.conf.d/90lethe',
      '//',
      periodic(after(maintenance, restarting)),
      'security updates without a question, and a restart where one asks for it',
    ),
  ],
};

const timesync = 'systemd-timesyncd.service';
const otherClocks = ['chrony', 'ntpsec', 'openntpd', 'ntp'];

export const clock: Step = {
  id: 'clock',
  title: 'A clock that is right',
  why: 'Daily clearings, certificates of websites and reports all need the time of day. Where another time service is installed, that one is left to do it.',
  refresh: ['systemd'],
  changes: ({ packages }) =>
    otherClocks.some((one) => packages.has(one))
      ? []
      : [enable(timesync, 'sysinit.target', 'the clock is set over the network')],
};
