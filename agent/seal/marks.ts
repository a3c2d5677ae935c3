// What tells one Linux computer from another, or tells of its past: what goes before a disk is copied, and how a copy gets its own.

/** Files are plain ones whose names fit; a tree is everything in a folder, which itself stays. */
export type Place =
  | { readonly is: 'files'; readonly folder: string; readonly names: RegExp }
  | { readonly is: 'tree'; readonly folder: string }
  /** The file stays and holds nothing. */
  | { readonly is: 'content'; readonly path: string }
  /** Lines that fit go; the rest of the file stays. */
  | { readonly is: 'lines'; readonly path: string; readonly lines: RegExp }
  /** Put there for the first start of a copy, where `beside` is. */
  | { readonly is: 'new'; readonly path: string; readonly beside: string; readonly made: Made };

export type Made = { readonly text: string } | { readonly target: string };

export const markIds = [
  'machine-id',
  'ssh',
  'random-seeds',
  'printing',
  'network',
  'cloud-init',
  'set-up-logs',
] as const;

export interface Mark {
  readonly id: (typeof markIds)[number];
  readonly what: string;
  /** How a copy comes to its own. */
  readonly anew: string;
  readonly places: readonly Place[];
}

const hostKeys = '/etc/systemd/system/lethe-host-keys.service';
const wanted = '/etc/systemd/system/multi-user.target.wants/lethe-host-keys.service';
const sshDaemon = '/usr/sbin/sshd';

/** Debian's SSH starts only with keys, and makes them only when it is installed. */
const hostKeysUnit = `# Written by lethe seal.
[Unit]
Description=New SSH host keys for a copy of a sealed disk
ConditionPathExistsGlob=!/etc/ssh/ssh_host_*_key
Before=ssh.service

[Service]
Type=oneshot
ExecStart=/usr/bin/ssh-keygen -A

[Install]
WantedBy=multi-user.target
`;

export const marks: readonly Mark[] = [
  {
    id: 'machine-id',
    what: 'the machine’s id, from which others are made, such as the one it shows to a network',
    anew: 'systemd makes one at the first start',
    places: [
      // Empty, and not gone: systemd takes a machine without the file for one that was never set up, and asks questions.
      { is: 'content', path: '/etc/machine-id' },
      { is: 'files', folder: '/var/lib/dbus', names: /^machine-id$/ },
    ],
  },
  {
    id: 'ssh',
    what: 'the keys by which SSH knows this computer',
    anew: 'made before SSH at the first start, by a unit that is put there',
    places: [
      { is: 'files', folder: '/etc/ssh', names: /^ssh_host_.+_key(\.pub)?$/ },
      { is: 'new', path: hostKeys, beside: sshDaemon, made: { text: hostKeysUnit } },
      { is: 'new', path: wanted, beside: sshDaemon, made: { target: hostKeys } },
    ],
  },
  {
    id: 'random-seeds',
    what: 'seeds of random numbers and the key of stored credentials',
    anew: 'systemd makes them when they are needed',
    places: [
      { is: 'files', folder: '/var/lib/systemd', names: /^(random-seed|credential\.secret)$/ },
      ...['/boot/loader', '/boot/efi/loader', '/efi/loader'].map(
        (folder): Place => ({ is: 'files', folder, names: /^random-seed$/ }),
      ),
    ],
  },
  {
    id: 'printing',
    what: 'ids of printers, keys and caches of the print service; printers themselves stay',
    anew: 'the print service makes them when it starts',
    places: [
      ...['printers.conf', 'classes.conf'].map(
        (name): Place => ({ is: 'lines', path: `/etc/cups/${name}`, lines: /^UUID / }),
      ),
      { is: 'files', folder: '/etc/cups', names: /^(.+\.O|subscriptions\.conf.*)$/ },
      { is: 'files', folder: '/etc/cups/ssl', names: /\.(crt|key)$/ },
      { is: 'tree', folder: '/var/cache/cups' },
      { is: 'files', folder: '/var/spool/cups', names: /^[acd]\d+/ },
    ],
  },
  {
    id: 'network',
    what: 'leases of addresses, ids shown to networks, networks that were seen; connections themselves stay',
    anew: 'made with the first connection',
    places: [
      ...['/var/lib/dhcp', '/var/lib/dhcpcd', '/var/lib/systemd/network'].map(
        (folder): Place => ({ is: 'tree', folder }),
      ),
      { is: 'files', folder: '/var/lib/NetworkManager', names: /^(secret_key|timestamps|seen-bssids|.+\.leases?)$/ },
      { is: 'files', folder: '/etc', names: /^dhcpcd\.(duid|secret)$/ },
    ],
  },
  {
    id: 'cloud-init',
    what: 'what cloud-init knows of the computer that it set up',
    anew: 'cloud-init sets the copy up as a new one',
    places: [
      { is: 'tree', folder: '/var/lib/cloud' },
      { is: 'files', folder: '/var/log', names: /^cloud-init.*\.log/ },
    ],
  },
  {
    id: 'set-up-logs',
    what: 'logs of how this computer was set up, and its journal, which is named by its id',
    anew: 'written again as packages come and go',
    places: [
      { is: 'files', folder: '/var/log', names: /^(dpkg|alternatives|bootstrap|fontconfig)\.log/ },
      ...['apt', 'installer', 'unattended-upgrades', 'journal'].map(
        (name): Place => ({ is: 'tree', folder: `/var/log/${name}` }),
      ),
    ],
  },
];
