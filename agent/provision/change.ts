// What provisioning may change on a machine: a closed vocabulary. A step is a list of these and can do nothing else.
import type { LineChange } from './lines.ts';

/** Paths are as on the station itself, without the root folder. */
export type Change =
  | { readonly is: 'file'; readonly path: string; readonly text: string; readonly says: string }
  | { readonly is: 'link'; readonly path: string; readonly target: string; readonly says: string }
  /** In a file that belongs to somebody else, and that is there. */
  | { readonly is: 'lines'; readonly path: string; readonly lines: readonly LineChange[]; readonly says: string }
  | { readonly is: 'account'; readonly name: string; readonly says: string }
  | { readonly is: 'packages'; readonly names: readonly string[]; readonly says: string };

/** What must be run when a step has changed something; in this order, each once. */
export const refreshes = [
  'systemd',
  'kernel-settings',
  'devices',
  'journal',
  'printing',
  'early-system',
  'boot-loader',
] as const;
export type Refresh = (typeof refreshes)[number];

const shipped = '/usr/lib/systemd/system';
const own = '/etc/systemd/system';

const settingsFile = (path: string, text: string, says: string): Change => ({ is: 'file', path, says, text });

/** Every file of ours says whose it is, in the comment sign of its program. */
const signed = (sign: string, lines: readonly string[]): string =>
  [`${sign} Written by lethe provision; lethe provision --undo takes it back.`, ...lines, ''].join('\n');

/** A part of a setting of systemd: `area` is as in journald.conf.d. Read after others, since letters come after digits. */
export const setSystemd = (area: string, name: string, lines: readonly string[], says: string): Change =>
  settingsFile(`/etc/systemd/${area}.conf.d/lethe-${name}.conf`, signed('#', lines), says);

/** A part of a unit, which goes before what the unit's own file says. */
export const dropIn = (unit: string, lines: readonly string[], says: string): Change =>
  settingsFile(`${own}/${unit}.d/lethe-provision.conf`, signed('#', lines), says);

/** The unit can be started by nothing. */
export const mask = (unit: string, says: string): Change => ({
  ...{ is: 'link', says, path: `${own}/${unit}`, target: '/dev/null' },
});

/** The unit is started with another one, as its own [Install] section says. */
export const enable = (unit: string, wantedBy: string, says: string): Change => ({
  ...{ is: 'link', says, path: `${own}/${wantedBy}.wants/${unit}`, target: `${shipped}/${unit}` },
});

/** Another name for a unit, by which the system asks for it. */
export const alias = (name: string, unit: string, says: string): Change => ({
  ...{ is: 'link', says, path: `${own}/${name}`, target: `${shipped}/${unit}` },
});

/** Read after all that the system ships, since letters come after digits. */
export const kernelSettings = (name: string, lines: readonly string[], says: string): Change =>
  settingsFile(`/etc/sysctl.d/lethe-${name}.conf`, signed('#', lines), says);

/** Words on the kernel's line, in the way of GRUB on Debian and Ubuntu: files in this folder are read after the main one. */
export const kernelLine = (name: string, words: string, says: string): Change =>
  settingsFile(
    `/etc/default/grub.d/lethe-${name}.cfg`,
    signed('#', [`GRUB_CMDLINE_LINUX="$GRUB_CMDLINE_LINUX ${words}"`]),
    says,
  );

/** Modules that the kernel can no longer load. */
export const withoutModules = (name: string, modules: readonly string[], says: string): Change =>
  settingsFile(
    `/etc/modprobe.d/lethe-${name}.conf`,
    signed(
      '#',
      modules.map((module) => `install ${module} /bin/false`),
    ),
    says,
  );

/** Any other file that is ours alone. */
export const ownFile = (path: string, sign: '#' | '//', lines: readonly string[], says: string): Change =>
  settingsFile(path, signed(sign, lines), says);
