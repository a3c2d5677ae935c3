// Clears the event logs that are files: empties what somebody writes to, unlinks the rest. Folders, links and sockets stay.
import type { ProtectedFile } from '../../contract/cleaner-file.ts';
import { type Result, succeed } from '../../contract/result.ts';
import type { Cleaner, Round } from '../wipe/cleaner.ts';
import { type Keeping, keepingOf } from '../wipe/keep.ts';
import type { LogFate, LogFile, LogJudge, SweptPlace } from '../wipe/place.ts';
import { type Sweep, sweep } from '../wipe/remove.ts';
import { type Clearing, clearingOf } from './clearing.ts';
import type { LogPlace, LogStore } from './stores.ts';

export interface LogPremises {
  readonly root: string;
  readonly deny: ProtectedFile;
}

export function logFilesCleaner(store: LogStore, premises: LogPremises): Cleaner {
  const applied = new WeakSet<Round>();
  const count = (round: Round, mode: 'look' | 'remove', name: 'found' | 'removed'): Result<number> => {
    let sum = 0;
    for (const place of store.places) {
      const swept = sweepLogs(place.path, judgeOf(place, clearingOf(round), applied.has(round)), { premises, mode });
      if (!swept.ok) return swept;
      sum += swept.value[name];
    }
    return succeed(sum);
  };
  return {
    id: store.id,
    group: 'event-logs',
    when: ['boot', 'daily'],
    plan: async (round) => count(round, 'look', 'found'),
    apply: async (round) => {
      const removed = count(round, 'remove', 'removed');
      applied.add(round);
      return removed;
    },
  };
}

interface How {
  readonly premises: LogPremises;
  readonly mode: 'look' | 'remove';
}

export function sweepLogs(path: string, logs: LogJudge, { premises, mode }: How): Result<Sweep> {
  const { root, deny } = premises;
  const place: SweptPlace = {
    root,
    deny,
    path,
    logs,
    ...{ whose: 'anybody', keep: [], kioskId: -1, leaveOut: [], begun: 0 },
  };
  return sweep(place, mode);
}

/** @param closely looks at each file, however sure its name makes: what is left is judged by what it is */
function judgeOf(place: LogPlace, clearing: Clearing, closely: boolean): LogJudge {
  const { only, except = [], inPlace = [] } = place;
  const matches = (names: readonly string[], patterns: readonly string[], how: readonly Keeping[]): boolean =>
    how.includes(keepingOf(names, patterns));
  const isOurs = (names: readonly string[], how: readonly Keeping[]): boolean =>
    (only === undefined || matches(names, only, how)) && !matches(names, except, ['stays', 'stays-whole']);
  return {
    enters: (names) => isOurs(names, ['holds-something', 'stays-whole']),
    goesByName(folder, name) {
      if (closely || clearing.heldNames.has(name)) return false;
      const names = [...folder, name];
      return isOurs(names, ['stays', 'stays-whole']) && !matches(names, inPlace, ['stays']);
    },
    fateOf: (file) =>
      isOurs(file.names, ['stays', 'stays-whole'])
        ? fateOf(file, clearing, matches(file.names, inPlace, ['stays']))
        : 'stays',
    emptied: ({ identity }) => void clearing.emptied.add(identity),
  };
}

function fateOf({ identity, size, born }: LogFile, clearing: Clearing, inPlace: boolean): LogFate {
  if (clearing.emptied.has(identity) || clearing.bornSince(born)) return 'stays';
  if (!inPlace && !clearing.held.has(identity)) return 'goes';
  return size === 0n ? 'stays' : 'is-emptied';
}
