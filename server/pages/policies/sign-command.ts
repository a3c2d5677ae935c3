// The line that signs a policy, for the computer that has the key. Pure.

/** One word for a POSIX shell, whatever stands in it. */
const word = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

export interface ToSign {
  /** As stations name it in their own file. */
  readonly place: string;
  readonly serial: number;
}

export const draftName = 'policy.yaml';

export const signCommand = ({ place, serial }: ToSign): string =>
  `lethe-server policy sign ${draftName} --key FILE --place ${word(place)} --number ${serial} --days 366 --out bundle`;
