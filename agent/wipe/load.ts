// Reads resources/cleaners: every cleaner file and the deny-list, in their closed vocabulary. One bad file refuses them all.
import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CleanerFile, ProtectedFile } from '../../contract/cleaner-file.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { type KioskUser, stationPath } from '../places/places.ts';
import { isProtected } from './protect.ts';

export interface CleaningRules {
  readonly cleaners: readonly CleanerFile[];
  readonly deny: ProtectedFile;
}

const denyListName = 'protected.yaml';
const mostBytes = 16 * 1024;
const groupOrOthersMayWrite = 0o022;

/** WIPE-03 when a file is unreadable, writable by others, not well formed or says an unknown word; WIPE-04 when a place is protected. */
export function loadCleaningRules(folder: string, kiosk: KioskUser): Result<CleaningRules> {
  try {
    const names = readdirSync(folder)
      .filter((name) => name.endsWith('.yaml') && name !== denyListName)
      .sort();
    const deny = ProtectedFile.parse(readYaml(join(folder, denyListName), kiosk));
    const cleaners = names.map((name) => readCleaner(folder, name, kiosk));
    const reaches = cleaners.some(({ place }) => isProtected(stationPath(place, kiosk), deny));
    return reaches ? fail('WIPE-04') : succeed({ cleaners, deny });
  } catch (error) {
    // What is wrong is said by code alone: a message would quote the file or its path.
    if (error instanceof Error) return fail('WIPE-03');
    throw error;
  }
}

/** A cleaner is named like its file, so that no two can bear one name. */
function readCleaner(folder: string, name: string, kiosk: KioskUser): CleanerFile {
  const cleaner = CleanerFile.parse(readYaml(join(folder, name), kiosk));
  if (`${cleaner.id}.yaml` !== name) throw new Refusal();
  return cleaner;
}

function readYaml(path: string, kiosk: KioskUser): unknown {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stat = fstatSync(descriptor);
    // In development the kiosk user is the developer, who owns the agent too.
    const kiosksOwn = stat.uid === kiosk.id && process.getuid?.() !== kiosk.id;
    if (!stat.isFile() || stat.size > mostBytes || kiosksOwn) throw new Refusal();
    if ((stat.mode & groupOrOthersMayWrite) !== 0) throw new Refusal();
    return parse(readFileSync(descriptor, 'utf8'), { maxAliasCount: 0, uniqueKeys: true, strict: true });
  } finally {
    closeSync(descriptor);
  }
}

class Refusal extends Error {}
