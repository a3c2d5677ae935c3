// What `wevtutil gl` says about a channel, as far as it matters for clearing it. Pure.

export interface Channel {
  readonly name: string;
  readonly enabled: boolean;
  /** Analytic and debug channels: written straight to a trace file, which can be neither read nor cleared while they are on. */
  readonly direct: boolean;
  /** A full log is put aside in a file of its own, which clearing does not reach. */
  readonly autoBackup: boolean;
  /** The name of its file, without the folder. */
  readonly fileName: string;
}

/** One `key: value` a line; what belongs to `logging:` is indented. null when it does not say what a channel is. */
export function parseChannel(name: string, text: string): Channel | null {
  const said = (key: string): string => new RegExp(`^\\s*${key}:[ \\t]*(.*?)\\r?$`, 'm').exec(text)?.[1] ?? '';
  const type = said('type');
  if (type === '') return null;
  return {
    name,
    enabled: said('enabled') === 'true',
    direct: type === 'Analytic' || type === 'Debug',
    autoBackup: said('autoBackup') === 'true',
    fileName: said('logFileName').split('\\').at(-1) ?? '',
  };
}

/** In the order of clearing. Clearing writes a record of itself, 1102 into Security and 104 into System: those come last, System at the very end. */
export function inOrder(names: readonly string[]): readonly string[] {
  const last = ['Security', 'System'].filter((name) => names.includes(name));
  return [...names.filter((name) => !last.includes(name)), ...last];
}

/** Any record from before that moment. The time is compared by Windows itself. */
export const earlierThan = (moment: number): string =>
  `/q:*[System[TimeCreated[@SystemTime<'${new Date(moment).toISOString()}']]]`;

const archive = /^Archive-.+\.evtx$/i;

export const isArchive = (fileName: string): boolean => archive.test(fileName);
