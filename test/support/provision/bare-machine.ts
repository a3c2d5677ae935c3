// Bare machines as folders: a Debian 12 and an Ubuntu 24.04 as their installers leave them, as far as provisioning looks.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Text, or where a link leads; `mode` where it is not the usual one. */
type Content = string | { readonly text: string; readonly mode: number } | { readonly link: string };

const installed = (...names: readonly string[]): string =>
  names.map((name) => `Package: ${name}\nStatus: install ok installed\nVersion: 1\n`).join('\n');

const removed = 'Package: openbox\nStatus: deinstall ok config-files\nVersion: 1\n';

/** Both have an administrator of their own. */
const shared: Readonly<Record<string, Content>> = {
  '/etc/os-release': { link: '../usr/lib/os-release' },
  '/etc/passwd': 'root:x:0:0:root:/root:/bin/bash\nada:x:1000:1000:,,,:/home/ada:/bin/bash\n',
  '/etc/shadow': { text: 'root:!:19000:0:99999:7:::\nada:$y$j9T$secret:19000:0:99999:7:::\n', mode: 0o640 },
  '/etc/group': 'root:x:0:\nsudo:x:27:ada\naudio:x:29:\n',
  '/etc/gshadow': { text: 'root:*::\nsudo:*::ada\naudio:*::\n', mode: 0o640 },
  '/etc/default/grub': 'GRUB_CMDLINE_LINUX=""\n',
  '/etc/initramfs-tools/initramfs.conf': 'MODULES=most\n',
  '/usr/lib/systemd/system/lethe-shell.service': '[Service]\n',
  '/usr/lib/systemd/system/systemd-timesyncd.service': '[Service]\n',
};

const debian: Readonly<Record<string, Content>> = {
  ...shared,
  '/usr/lib/os-release': 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_ID="12"\n',
  '/etc/fstab':
    '# <file system> <mount point>\nUUID=1234 / ext4 errors=remount-ro 0 1\n# swap was on /dev/sda5\nUUID=5678 none swap sw 0 0\n',
  '/dev/disk/by-uuid/5678': { link: '../../sda5' },
  '/dev/disk/by-partuuid/abcd-05': { link: '../../sda5' },
  '/dev/disk/by-partuuid/abcd-01': { link: '../../sda1' },
  '/etc/initramfs-tools/conf.d/resume': { text: 'RESUME=UUID=5678\n', mode: 0o600 },
  '/etc/cups/cupsd.conf': {
    text: 'LogLevel warn\nPageLogFormat\npreservejobhistory Yes\n<Location />\n  Order allow,deny\n</Location>\n',
    mode: 0o640,
  },
  '/etc/cups/cups-files.conf': 'SystemGroup root lpadmin\nAccessLog /var/log/cups/access_log',
  '/etc/systemd/system/display-manager.service': { link: '/lib/systemd/system/lightdm.service' },
  '/etc/systemd/system/graphical.target.wants/lethe-shell.service': {
    link: '/lib/systemd/system/lethe-shell.service',
  },
  '/var/lib/dpkg/status': `${installed('bubblewrap', 'libpam-systemd', 'systemd-timesyncd')}\n${removed}`,
};

const ubuntu: Readonly<Record<string, Content>> = {
  ...shared,
  '/usr/lib/os-release': 'PRETTY_NAME="Ubuntu 24.04.1 LTS"\nID=ubuntu\nID_LIKE="debian"\nVERSION_ID="24.04"\n',
  '/etc/fstab': 'UUID=9abc / ext4 defaults 0 1\n/swap.img\tnone\tswap\tsw\t0\t0\n',
  '/etc/default/grub.d/50-cloudimg-settings.cfg': 'GRUB_TIMEOUT=0\n',
  '/etc/polkit-1/rules.d/49-ubuntu-admin.rules': 'polkit.addAdminRule(function () {});\n',
  '/etc/systemd/system/default.target': { link: '/usr/lib/systemd/system/multi-user.target' },
  '/var/lib/dpkg/status': installed('bubblewrap', 'libpam-systemd', 'chrony', 'unattended-upgrades', 'openbox'),
};

export const bareMachines = { 'Debian 12': debian, 'Ubuntu 24.04': ubuntu } as const;
export type BareMachine = keyof typeof bareMachines;

export interface Folder {
  readonly root: string;
  write(path: string, content: Content): void;
  end(): void;
}

/** In memory where there is such a place: many are made, and everything that is written is waited for. */
export function layOut(name: BareMachine): Folder {
  const root = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'lethe-bare-'));
  const write = (path: string, content: Content): void => {
    const full = join(root, path);
    mkdirSync(dirname(full), { recursive: true });
    if (typeof content === 'object' && 'link' in content) return symlinkSync(content.link, full);
    const { text, mode } = typeof content === 'string' ? { text: content, mode: 0o644 } : content;
    writeFileSync(full, text);
    chmodSync(full, mode);
  };
  for (const [path, content] of Object.entries(bareMachines[name])) write(path, content);
  return { root, write, end: () => rmSync(root, { recursive: true }) };
}
