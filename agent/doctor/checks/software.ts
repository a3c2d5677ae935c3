// How old the software is, and whether it is kept up to date by itself (R13).

import { linuxFrom } from '../../health/collectors/system.ts';
import { readUpdates } from '../../health/collectors/updates.ts';
import { updatesStep } from '../../health/steps.ts';
import { askSystem } from '../../health/system-information.ts';
import { type Check, fine, fineUnless, Unseen, wrong } from '../check.ts';
import { namesIn, shown, textOf, thereOf } from '../files.ts';
import type { Machine } from '../machine.ts';
import { releaseFile, releaseOn } from '../release.ts';
import { startedBy } from '../units.ts';

export const updatesOn = ({ root }: Machine) => readUpdates({ root, information: askSystem() });

/** apt.conf(5): the last file by name has the last word. */
async function aptSays(machine: Machine, key: string): Promise<string | null> {
  const folder = 'etc/apt/apt.conf.d';
  const texts = await Promise.all(
    (await namesIn(machine, folder)).map(async (name) => (await textOf(machine, `${folder}/${name}`)) ?? ''),
  );
  const line = new RegExp(`^\\s*${key}\\s+"([^"]*)"\\s*;`, 'gm');
  return texts.flatMap((text) => [...text.matchAll(line)].map(([, value = '']) => value)).at(-1) ?? null;
}

/** Of each system, what updates it by itself. */
async function updatesItself(machine: Machine): Promise<readonly string[]> {
  if ((await thereOf(machine, ['etc/apt'])).length > 0) {
    const program = await thereOf(machine, ['usr/bin/unattended-upgrade']);
    const keys = ['APT::Periodic::Update-Package-Lists', 'APT::Periodic::Unattended-Upgrade'];
    const values = await Promise.all(keys.map((key) => aptSays(machine, key)));
    const off = keys.filter((_, at) => !/^([1-9]\d*[smhd]?|always)$/.test(values[at] ?? ''));
    return [...(program.length > 0 ? [] : ['unattended-upgrades']), ...off];
  }
  const timers = ['dnf-automatic.timer', 'dnf-automatic-install.timer', 'dnf5-automatic.timer'];
  return (await startedBy(machine, ...timers)).length > 0 ? [] : ['dnf-automatic.timer'];
}

/** The oldest release that still gets security fixes for some years. */
const oldest: Readonly<Record<string, number>> = { debian: 12, ubuntu: 22, fedora: 42, rhel: 9 };

const day = 86_400_000;
/** Chromium gets a new release every four weeks, and Electron supports one for about half a year. */
const longest = 180;

export const softwareChecks: readonly Check[] = [
  {
    id: 'updates-itself',
    severity: 'fault',
    what: 'Security updates come by themselves.',
    why: 'Nobody visits a station to update it.',
    fix: 'Install what does it, and switch it on.',
    command: 'apt-get install unattended-upgrades && dpkg-reconfigure -plow unattended-upgrades',
    look: async (machine) => fineUnless(await updatesItself(machine)),
  },
  {
    id: 'updates',
    severity: 'fault',
    what: 'Updates were looked for within the last two weeks.',
    why: 'Known holes stay open on a station that does not look for updates.',
    fix: 'Look for them now, and find out why it did not happen by itself.',
    command: 'apt-get update && apt-get upgrade',
    async look(machine) {
      const step = updatesStep(await updatesOn(machine), machine.now);
      if (step === 'unknown') throw new Unseen();
      return step === 'overdue' ? wrong('/var/lib/apt') : fine;
    },
  },
  {
    id: 'restart',
    severity: 'advice',
    what: 'No update waits for a restart.',
    why: 'A new kernel or library is in use only after a restart.',
    fix: 'Restart the computer when nobody uses it.',
    command: 'systemctl reboot',
    look: async (machine) => ((await updatesOn(machine))?.restartWaits === true ? wrong('/run/reboot-required') : fine),
  },
  {
    id: 'system-release',
    severity: 'fault',
    what: 'The operating system still gets security fixes.',
    why: 'Without fixes, what contains a visit can be broken by holes that everybody knows.',
    fix: 'Install a newer release of the system.',
    command: null,
    async look(machine) {
      const { distribution, major } = linuxFrom((await textOf(machine, 'etc/os-release')) ?? '');
      const least = oldest[distribution];
      // One that we do not know may be well kept; a release without a number rolls on.
      return least === undefined || major === 0 || major >= least ? fine : wrong('/etc/os-release');
    },
  },
  {
    id: 'release-age',
    severity: 'fault',
    what: `This release of Lethe is less than ${longest} days old.`,
    why: 'It brings the browser along, and browsers get security fixes for about half a year.',
    fix: 'Install the newest release.',
    command: 'apt-get install lethe',
    async look(machine) {
      const release = await releaseOn(machine);
      // Without one, there is no package: the check “runtime” says so.
      if (release === null) return fine;
      return machine.now - Date.parse(release.source) < longest * day ? fine : wrong(shown(releaseFile));
    },
  },
];
