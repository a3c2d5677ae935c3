// Tells how Windows came up: by a full start, Fast Startup, out of hibernation or out of sleep. Each of them counts as a start. Pure.

/**
 * `fast-startup`: “shut down” and switched on again; the kernel and its services were only asleep, and the time of the last
 * start that Windows names does not move. `unknown`: the log could not be read or says what nobody has seen yet.
 */
export type WindowsStart = 'cold' | 'fast-startup' | 'hibernation' | 'sleep' | 'unknown';

/** The values of BootType in event 27 of Microsoft-Windows-Kernel-Boot. */
const bootTypes: Readonly<Record<string, WindowsStart>> = { 0: 'cold', 1: 'fast-startup', 2: 'hibernation' };

const eventPattern = /<Event[\s>][\s\S]*?<\/Event>/g;

/**
 * @param log starts and wakings in the System channel as `wevtutil qe /f:xml` prints them; null when it could not be asked.
 * It has to be read before that channel is cleared.
 * @param since when the event logs were last cleared, in milliseconds since the epoch; what is older was answered already
 * @returns the newest start since then; null when there was none
 */
export function windowsStart(log: string | null, since: number): WindowsStart | null {
  if (log === null) return 'unknown';
  const events = log.match(eventPattern) ?? [];
  if (events.length === 0 && log.trim() !== '') return 'unknown';
  const starts = events.map(startOf).filter((start) => start !== null);
  const strange = starts.some(({ at }) => Number.isNaN(at));
  if (strange) return 'unknown';
  return starts.filter(({ at }) => at > since).sort((one, other) => other.at - one.at)[0]?.start ?? null;
}

interface Start {
  readonly at: number;
  readonly start: WindowsStart;
}

/** null for an event that is no start. */
function startOf(event: string): Start | null {
  const provider = /<Provider\s[^>]*\bName=['"]([^'"]*)['"]/.exec(event)?.[1];
  const id = /<EventID[^>]*>(\d+)<\/EventID>/.exec(event)?.[1];
  const at = Date.parse(/<TimeCreated\s[^>]*\bSystemTime=['"]([^'"]*)['"]/.exec(event)?.[1] ?? '');
  if (provider === 'Microsoft-Windows-Kernel-Boot' && id === '27') return { at, start: bootTypeOf(event) };
  if (provider === 'Microsoft-Windows-Power-Troubleshooter' && id === '1') return { at, start: 'sleep' };
  return null;
}

function bootTypeOf(event: string): WindowsStart {
  const value = /<Data\s+Name=['"]BootType['"]\s*>(\w+)<\/Data>/.exec(event)?.[1];
  return (value === undefined ? undefined : bootTypes[Number(value)]) ?? 'unknown';
}
