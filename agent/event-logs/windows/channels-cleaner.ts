// Clears every event log of Windows: reads each channel's settings first, clears it, and asks whether anything older is left.
import { fail, type Result, succeed } from '../../../contract/result.ts';
import type { Cleaner, Round } from '../../wipe/cleaner.ts';
import { type Channel, earlierThan, inOrder, parseChannel } from './channel.ts';
import type { LogFolder } from './log-folder.ts';
import { noSuchChannel, type Wevtutil } from './wevtutil.ts';

export function windowsLogsCleaner(wevtutil: Wevtutil, folder: LogFolder): Cleaner {
  return {
    ...{ id: 'windows-event-logs', group: 'event-logs', when: ['boot', 'daily'] },
    plan: (round) => count(wevtutil, folder, round),
    async apply(round) {
      const before = await count(wevtutil, folder, round);
      if (!before.ok) return before;
      for (const name of inOrder(await channelNames(wevtutil))) await clear(wevtutil, folder, name);
      for (const archive of folder.archives()) folder.remove(archive);
      const after = await count(wevtutil, folder, round);
      return after.ok ? succeed(Math.max(0, before.value - after.value)) : after;
    },
  };
}

/** How many channels hold something from before the wipe, and how many files were put aside. WIPE-02 without a list of channels. */
async function count(wevtutil: Wevtutil, folder: LogFolder, { begun }: Round): Promise<Result<number>> {
  const names = await channelNames(wevtutil);
  if (names.length === 0) return fail('WIPE-02');
  let held = folder.archives().length;
  for (const name of names) held += (await holdsEarlier(wevtutil, folder, { name, begun })) ? 1 : 0;
  return succeed(held);
}

async function channelNames(wevtutil: Wevtutil): Promise<readonly string[]> {
  const { output } = await wevtutil('el');
  return output.split(/\r?\n/).filter((name) => name !== '');
}

/** A channel that can't be read counts as holding something; one that is not there any more does not. */
async function holdsEarlier(
  wevtutil: Wevtutil,
  folder: LogFolder,
  { name, begun }: { readonly name: string; readonly begun: number },
): Promise<boolean> {
  const channel = await settingsOf(wevtutil, name);
  if (channel === 'gone') return false;
  if (channel === 'unread') return true;
  if (channel.direct) return channel.enabled || folder.has(channel.fileName);
  const { code, output } = await wevtutil('qe', name, earlierThan(begun), '/c:1', '/f:xml');
  return code !== noSuchChannel && (code !== 0 || output.trim() !== '');
}

async function settingsOf(wevtutil: Wevtutil, name: string): Promise<Channel | 'gone' | 'unread'> {
  const { code, output } = await wevtutil('gl', name);
  if (code === noSuchChannel) return 'gone';
  return (code === 0 ? parseChannel(name, output) : null) ?? 'unread';
}

/** What a step refuses is found by the count that follows. */
async function clear(wevtutil: Wevtutil, folder: LogFolder, name: string): Promise<void> {
  const channel = await settingsOf(wevtutil, name);
  if (channel === 'gone') return;
  if (channel !== 'unread' && channel.direct) {
    if (channel.enabled) await wevtutil('sl', name, '/e:false', '/q:true');
    if (folder.has(channel.fileName)) folder.remove(channel.fileName);
    return;
  }
  if (channel !== 'unread' && channel.autoBackup) await wevtutil('sl', name, '/rt:false', '/ab:false');
  await wevtutil('cl', name);
}
