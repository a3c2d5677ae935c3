// Who this station is to the server: an id and a key pair, both random, made on the station itself. The private key stays here.
import { randomBytes, randomInt } from 'node:crypto';
import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { PublicKey, StationId } from '../../contract/enrolment.ts';
import { agreeKey, makeKeyPair } from '../../contract/station-key.ts';
import { slotMs } from '../health/slots.ts';
import { replaceSmallFile } from '../state/small-file.ts';

export const identityFile = 'identity.json';

export const Identity = z.strictObject({
  station: StationId,
  publicKey: PublicKey,
  privateKey: PublicKey,
  /** Milliseconds into each five minutes at which this station reports. */
  offset: z
    .int()
    .min(0)
    .max(slotMs - 1),
  /** null: not enrolled yet. */
  serverKey: PublicKey.nullable(),
});
export type Identity = z.infer<typeof Identity>;

/** null: none, or one that can't be read. */
export function readIdentity(stateDir: string): Identity | null {
  try {
    return Identity.safeParse(JSON.parse(readFileSync(join(stateDir, identityFile), 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}

export const makeIdentity = (): Identity => ({
  station: randomBytes(8).toString('hex'),
  ...makeKeyPair(),
  offset: randomInt(slotMs),
  serverKey: null,
});

const { O_CREAT, O_EXCL, O_WRONLY } = constants;

/**
 * The identity that is there, or a new one. Agent and command may both try: whoever comes second takes the first one's.
 * @throws when the state folder can't be written
 */
export function ensureIdentity(stateDir: string): Identity {
  const found = readIdentity(stateDir);
  if (found !== null) return found;
  const made = makeIdentity();
  const path = join(stateDir, identityFile);
  if (!createFile(path, JSON.stringify(made))) {
    const others = readIdentity(stateDir);
    if (others !== null) return others;
    // What is there can't be read: emptied by a seal, or torn.
    replaceSmallFile(path, JSON.stringify(made));
  }
  return made;
}

function createFile(path: string, text: string): boolean {
  try {
    const descriptor = openSync(path, O_WRONLY | O_CREAT | O_EXCL, 0o600);
    writeSync(descriptor, text);
    closeSync(descriptor);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** @throws when the state folder can't be written */
export function keepServerKey(stateDir: string, identity: Identity, serverKey: string): Identity {
  const enrolled = { ...identity, serverKey };
  replaceSmallFile(join(stateDir, identityFile), JSON.stringify(enrolled));
  return enrolled;
}

/** What reports are signed with; null while the station is not enrolled. */
export function keyOf({ station, publicKey, privateKey, serverKey }: Identity): Buffer | null {
  if (serverKey === null) return null;
  return agreeKey({ publicKey, privateKey }, { station, stationKey: publicKey, serverKey });
}
