// Where a station is searched after a visit, written down: what is left out of the search, and what a visit may change, each with its reason.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { outputName, type Station } from '../../support/station/station.ts';

const project = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

/** What outlives a visit on a station's disk: compared before and after, so that anything new shows, canary or not. */
export const persistent = (station: Station): readonly string[] => [
  station.user.home,
  station.folder,
  ...['/etc', '/tmp', '/dev/shm', '/run/lock', '/run/user'],
  ...['/var/crash', '/var/lib', '/var/log', '/var/mail', '/var/spool', '/var/tmp'],
];

/** What may be another after a visit, with everything below it, and why. All of it is searched for canaries nevertheless. */
export const mayChange = (station: Station): Readonly<Record<string, string>> => ({
  [join(station.folder, 'state')]: 'the agent’s journal: one word, written anew at each change of state',
  [join(station.folder, 'kept')]: 'the agent’s ledger: when it last cleared, wiped and audited',
  [join(station.folder, 'shell', 'profile')]: 'the shell’s own browser profile, which no patron’s page ever uses',
  [join(station.folder, outputName)]: 'what agent and shell print, kept by the test so that it is searched as well',
  [project]: 'where this project and the tests that run stand, should that be below one of these folders',
});

/** The folders into which mutants let a session write: all that is searched for files after one of theirs. */
export const opened = (station: Station): readonly string[] => [
  station.user.home,
  station.folder,
  ...['/tmp', '/var/tmp', '/dev/shm', '/run/lock', '/run/user', '/var/crash', '/var/lib/systemd'],
];
