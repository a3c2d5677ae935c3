// Ways in that are not the station's screen: consoles, keys of the kernel, sticks, radio.
import { kernelSettings, mask, ownFile, setSystemd, withoutModules } from '../change.ts';
import type { Step } from '../step.ts';

const displayKeys = [
  'Section "ServerFlags"',
  '  Option "DontVTSwitch" "true"',
  '  Option "DontZap" "true"',
  'EndSection',
];

export const terminals: Step = {
  id: 'terminals',
  title: 'No text consoles and no keys of the kernel',
  why: 'Behind the station’s screen Linux offers consoles to sign in at, and keys that end programs or restart the computer. A console on a serial cable and SSH stay as they are, for whoever looks after the computer.',
  refresh: ['systemd', 'kernel-settings'],
  changes: () => [
    setSystemd(
      'logind',
      'terminals',
      ['[Login]', 'NAutoVTs=0', 'ReserveVT=0', 'HandlePowerKey=poweroff', 'HandleHibernateKey=ignore'],
      'no console is made when somebody turns to it',
    ),
    mask('getty@.service', 'no console asks for a name'),
    mask('autovt@.service', 'nor one made on demand'),
    mask('console-getty.service', 'nor the kernel’s own console'),
    mask('debug-shell.service', 'there is no shell of root’s for finding faults'),
    mask('ctrl-alt-del.target', 'Ctrl, Alt and Delete do not restart the computer'),
    setSystemd('system', 'terminals', ['[Manager]', 'CtrlAltDelBurstAction=none'], 'nor when pressed seven times'),
    kernelSettings('terminals', ['kernel.sysrq = 0'], 'the kernel’s own keys do nothing'),
    ownFile('/etc/X11/xorg.conf.d/90-lethe.conf', '#', displayKeys, 'no key leaves the display or ends it'),
  ],
};

export const kernel: Step = {
  id: 'kernel',
  title: 'The kernel keeps its secrets',
  why: 'Its messages are an event log, its addresses help whoever breaks out of a browser, and a kernel that is started in its place would find the memory as it is.',
  refresh: ['kernel-settings'],
  changes: () => [
    kernelSettings(
      'kernel',
      ['kernel.dmesg_restrict = 1', 'kernel.kptr_restrict = 2', 'kernel.kexec_load_disabled = 1'],
      'only root reads its messages; it shows no addresses and is not replaced',
    ),
  ],
};

const noMounting = ['SUBSYSTEM=="block", ENV{UDISKS_AUTO}="0"'];

export const usb: Step = {
  id: 'usb',
  title: 'Sticks and discs open nothing',
  why: 'What somebody plugs in must not be opened, run or written to by itself. With --usb-storage off the kernel does not even see it as a disk.',
  refresh: ['devices'],
  changes: (_, { usbStorage }) => [
    ownFile('/etc/udev/rules.d/90-lethe-usb.rules', '#', noMounting, 'no disk is opened when it appears'),
    ...(usbStorage === 'on'
      ? []
      : [withoutModules('usb-storage', ['usb-storage', 'uas'], 'disks on USB are not seen at all')]),
  ],
};

export const bluetooth: Step = {
  id: 'bluetooth',
  title: 'Bluetooth off',
  why: 'It would keep the names of telephones that come near, and let a stranger’s keyboard in. Leave this step out where a station has a Bluetooth keyboard of its own.',
  refresh: ['systemd'],
  changes: () => [
    mask('bluetooth.service', 'its service is not started'),
    withoutModules('bluetooth', ['btusb', 'bluetooth'], 'the kernel has no part for it'),
  ],
};
