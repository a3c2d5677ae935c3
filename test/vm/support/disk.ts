// The disk of an emulated computer: a bare Debian with its kernel and boot loader, the package in it, as one file with one partition.
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findRootfs } from '../../nspawn/support/rootfs.ts';
import { installIn } from '../../package/support/machine.ts';

/** For the first start, in which the boot loader is put on the disk: what a stick with an installer would bring. */
export interface Installer {
  readonly kernel: string;
  readonly earlySystem: string;
}

export interface Disk {
  /** The raw image. */
  readonly file: string;
  readonly installer: Installer;
}

const megabyte = 2 ** 20;
const size = 6 * 1024 * megabyte;
/** Room for the boot loader's own part before the partition. */
const partitionAt = megabyte;

/** What an installer lays down beside the tests' own Debian, and the screen that the package chooses by itself. */
const machinePackages = ['udev', 'linux-image-amd64', 'initramfs-tools', 'grub-pc', 'kmod', 'systemd-timesyncd'];
/** What `lethe provision` would fetch: the emulated computer reaches no repository. */
const stationPackages = ['unattended-upgrades'];

/** The disk is held to be flash: what is deleted on it is given back, as `discard` says (ext4(5)). */
const fstab = '/dev/vda1 / ext4 errors=remount-ro,discard 0 1\n';
const network = '[Match]\nName=en*\n[Network]\nDHCP=ipv4\n';
/** As Debian's installer writes it for "only what this computer needs". */
const driverPolicy = 'MODULES=dep\nCOMPRESSLEVEL=1\n';
/** No menu, and no picture drawn point by point. */
const quickLoader = 'GRUB_TIMEOUT=0\nGRUB_TERMINAL=console\n';

const put = (root: string, path: string, text: string, mode = 0o644): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text, { mode });
};

export interface Contents {
  /** Path from the root, and text that everybody may read. */
  readonly files: Readonly<Record<string, string>>;
  /** The same, for root alone. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Of the key that root signs in with; the public half lies beside it. */
  readonly key: string;
  /** Names that are found at the computer which runs the test. */
  readonly hosts: readonly string[];
}

/** Where QEMU's own network shows the computer that runs the test. */
const hostAddress = '10.0.2.2';

/** @param folder in which the image and its parts are made; some gigabytes */
export function makeDisk(folder: string, { files, secrets, key, hosts }: Contents): Disk {
  const root = join(folder, 'root');
  execFileSync('cp', ['--archive', findRootfs(machinePackages), root]);
  installIn(root, 'lethe', stationPackages);
  put(root, 'etc/fstab', fstab);
  put(root, 'etc/hostname', 'station\n');
  put(root, 'etc/systemd/network/10-wired.network', network);
  put(root, 'etc/initramfs-tools/conf.d/driver-policy', driverPolicy);
  put(root, 'etc/default/grub.d/quick.cfg', quickLoader);
  put(root, 'root/.ssh/authorized_keys', readFileSync(`${key}.pub`, 'utf8'), 0o600);
  appendFileSync(join(root, 'etc/hosts'), hosts.map((host) => `${hostAddress} ${host}\n`).join(''));
  for (const [path, text] of Object.entries(files)) put(root, path, text);
  for (const [path, text] of Object.entries(secrets)) put(root, path, text, 0o600);
  execFileSync('systemctl', ['--root', root, 'enable', 'systemd-networkd'], { stdio: 'ignore' });
  rmSync(join(root, 'package.deb'));
  execFileSync('rm', ['-rf', join(root, 'var/cache/apt')]);
  const installer = { kernel: takeOut(root, folder, 'vmlinuz'), earlySystem: takeOut(root, folder, 'initrd') };
  const file = join(folder, 'disk.raw');
  execFileSync('truncate', ['--size', String(size), file]);
  execFileSync('sfdisk', ['--quiet', file], { input: `start=${partitionAt / 512}, type=83, bootable\n` });
  const kilobytes = `${(size - partitionAt) / 1024}k`;
  const made = ['-q', '-d', root, '-E', `offset=${partitionAt}`, file, kilobytes];
  execFileSync('mkfs.ext4', made, { stdio: ['ignore', 'ignore', 2] });
  rmSync(root, { recursive: true });
  return { file, installer };
}

function takeOut(root: string, folder: string, start: 'vmlinuz' | 'initrd'): string {
  const name = readdirSync(join(root, 'boot')).find((one) => one.startsWith(start));
  if (name === undefined) throw new Error(`no ${start} in the image`);
  cpSync(join(root, 'boot', name), join(folder, start));
  return join(folder, start);
}

/** @returns the path of a private key that the test alone has */
export function makeKey(folder: string): string {
  const file = join(folder, 'key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
  return file;
}

/** As a cloning tool writes it on another computer's disk. */
export function copyDisk({ file, installer }: Disk, name: string): Disk {
  const copy = join(dirname(file), `${name}.raw`);
  execFileSync('cp', ['--sparse=always', file, copy]);
  return { file: copy, installer };
}
