// The kiosk user's account as a station needs it: locked, and in no group that opens anything.
import { dangerousGroups } from '../accounts.ts';
import type { LineChange } from './lines.ts';

/** As resources/systemd/lethe.sysusers makes it. */
export const kioskName = 'lethe';

const isLocked = (password: string): boolean => /^[!*]/.test(password);

/** Format: shadow(5). A locked account has a password field that no password gives. */
export function lockingLines(shadow: string | null): readonly LineChange[] {
  const line = (shadow ?? '').split('\n').find((one) => one.startsWith(`${kioskName}:`));
  if (line === undefined) return [];
  const [name = '', password = '', ...rest] = line.split(':');
  return isLocked(password) ? [] : [{ before: line, after: [name, '!*', ...rest].join(':') }];
}

/** Format: group(5) and gshadow(5), whose last field lists the members. */
export const leavingLines = (groups: string | null): readonly LineChange[] =>
  (groups ?? '').split('\n').flatMap((line) => {
    const fields = line.split(':');
    const members = (fields.at(-1) ?? '').split(',');
    if (!dangerousGroups.has(fields[0] ?? '') || !members.includes(kioskName)) return [];
    const others = members.filter((one) => one !== kioskName).join(',');
    return [{ before: line, after: [...fields.slice(0, -1), others].join(':') }];
  });
