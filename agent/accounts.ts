// Finds the kiosk user among the machine's accounts. Format: passwd(5).
import type { KioskUser } from './places/places.ts';

export interface Account extends KioskUser {
  readonly group: number;
}

export function findAccount(passwd: string, name: string): Account | null {
  const line = passwd.split('\n').find((one) => one.startsWith(`${name}:`));
  const [, , id, group, , home] = line?.split(':') ?? [];
  if (!isNumber(id) || !isNumber(group) || home === undefined || !home.startsWith('/')) return null;
  return { name, id: Number(id), group: Number(group), home };
}

const isNumber = (text: string | undefined): boolean => /^\d+$/.test(text ?? '');
