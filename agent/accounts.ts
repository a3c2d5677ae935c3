// Finds the kiosk user among the machine's accounts, and knows which groups it must not be in. Format: passwd(5).
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

/** Groups of Debian and Ubuntu that lead to root, to other people's data, to devices or to what was logged. */
export const dangerousGroups: ReadonlySet<string> = new Set([
  ...['root', 'sudo', 'admin', 'wheel', 'adm', 'systemd-journal', 'shadow', 'disk', 'kmem', 'staff', 'utmp', 'input'],
  ...['docker', 'lxd', 'incus', 'libvirt', 'kvm', 'podman', 'lpadmin', 'netdev', 'plugdev', 'cdrom', 'floppy', 'tape'],
  ...['dialout', 'dip', 'bluetooth', 'scanner', 'sambashare', 'wireshark', 'fuse', 'src', 'operator'],
]);

const isNumber = (text: string | undefined): boolean => /^\d+$/.test(text ?? '');
