// The named places of a station: the only paths that the agent cleans or looks at, worked out from a root folder and the kiosk user.
import { join } from 'node:path';
import { type CleanablePlace, cleanablePlaces } from '../../contract/cleaner-file.ts';
import type { CheckId } from '../../contract/receipt.ts';

/** The user that the shell and every session run as. */
export interface KioskUser {
  readonly name: string;
  readonly id: number;
  /** Absolute, without the root folder. */
  readonly home: string;
}

/** Everything that decides where the agent works. Tests give a root folder of their own. */
export interface Roots {
  /** `/` on a station. */
  readonly root: string;
  readonly kiosk: KioskUser;
  /** The agent's own folder (tmpfs): its socket, its journal, and what it sets up for the shell. Never swept. */
  readonly runtime: string;
  /** The shell's own profile, which holds nothing of a visit. Never swept. */
  readonly shellProfile: string;
  /** Slots of the containment `directory`. */
  readonly slots: string;
}

const pathOf: Record<CleanablePlace, (kiosk: KioskUser) => string> = {
  home: (kiosk) => kiosk.home,
  tmp: () => '/tmp',
  'var-tmp': () => '/var/tmp',
  'dev-shm': () => '/dev/shm',
  mqueue: () => '/dev/mqueue',
  'run-user': (kiosk) => `/run/user/${kiosk.id}`,
  'run-lock': () => '/run/lock',
  'var-mail': () => '/var/mail',
  'var-crash': () => '/var/crash',
  'core-dumps': () => '/var/lib/systemd/coredump',
  'cron-tables': () => '/var/spool/cron/crontabs',
  'at-jobs': () => '/var/spool/cron/atjobs',
  'at-output': () => '/var/spool/cron/atspool',
  greeter: (kiosk) => `/var/lib/lightdm-data/${kiosk.name}`,
  media: (kiosk) => `/media/${kiosk.name}`,
  'run-media': (kiosk) => `/run/media/${kiosk.name}`,
  'pdf-prints': () => '/var/spool/cups-pdf',
  'account-pictures': () => '/var/lib/AccountsService/icons',
  'battery-history': () => '/var/lib/upower',
  bluetooth: () => '/var/lib/bluetooth',
  'dhcp-leases': () => '/var/lib/dhcp',
  'name-index': () => '/var/lib/plocate',
  'network-manager': () => '/var/lib/NetworkManager',
  udisks: () => '/var/lib/udisks2',
};

/** The check on the receipt that answers for a place. A place added to the vocabulary does not compile without one. */
export const checkOf: Record<CleanablePlace, CheckId> = {
  home: 'home',
  tmp: 'temporary',
  'var-tmp': 'temporary',
  'dev-shm': 'shared-memory',
  mqueue: 'inter-process',
  'run-user': 'other-places',
  'run-lock': 'other-places',
  'var-mail': 'other-places',
  'var-crash': 'crash-dumps',
  'core-dumps': 'crash-dumps',
  'cron-tables': 'scheduled-jobs',
  'at-jobs': 'scheduled-jobs',
  'at-output': 'scheduled-jobs',
  greeter: 'other-places',
  media: 'removable-media',
  'run-media': 'removable-media',
  'pdf-prints': 'print-spool',
  'account-pictures': 'other-places',
  'battery-history': 'other-places',
  bluetooth: 'other-places',
  'dhcp-leases': 'other-places',
  'name-index': 'other-places',
  'network-manager': 'other-places',
  udisks: 'other-places',
};

/** The place's path as the rest of the station would write it, without the root folder: what the deny-list is held against. */
export const stationPath = (place: CleanablePlace, kiosk: KioskUser): string => pathOf[place](kiosk);

export const placePath = (place: CleanablePlace, roots: Roots): string =>
  join(roots.root, stationPath(place, roots.kiosk));

export const placesOf = (check: CheckId): readonly CleanablePlace[] =>
  cleanablePlaces.filter((place) => checkOf[place] === check);
