// What stands around the station: its screen and keyboard, printers, sticks.
import { type Check, fine, fineUnless, type Look, wrong } from '../check.ts';
import { entryAt, namesIn, shown, statOf, textOf, thereOf } from '../files.ts';
import type { Machine } from '../machine.ts';
import { pieceFor } from '../pieces.ts';
import { settingsOf } from '../settings.ts';
import { isMasked, startedBy } from '../units.ts';

const xServers = ['usr/lib/xorg/Xorg', 'usr/libexec/Xorg', 'usr/bin/Xorg'];
const compositors = ['usr/bin/cage'];

/** xorg.conf(5): main file and pieces, in the order of reading. */
async function xSettings(machine: Machine): Promise<readonly string[]> {
  const folders = ['usr/share/X11/xorg.conf.d', 'etc/X11/xorg.conf.d'];
  const pieces = await Promise.all(
    folders.map(async (folder) => (await namesIn(machine, folder)).map((name) => `${folder}/${name}`)),
  );
  const paths = ['etc/X11/xorg.conf', ...pieces.flat().filter((path) => path.endsWith('.conf'))];
  return await Promise.all(paths.map(async (path) => (await textOf(machine, path)) ?? ''));
}

const option = (name: string): RegExp =>
  new RegExp(`^\\s*Option\\s+"${name}"(?:\\s+"(1|on|true|yes)")?\\s*(?:#.*)?$`, 'im');
const staysOnScreen = ['DontVTSwitch', 'DontZap'];

/** cage switches only when it is told to (-s). */
async function canLeaveScreen(machine: Machine): Promise<Look> {
  if ((await thereOf(machine, xServers)).length === 0) return fine;
  const texts = await xSettings(machine);
  return fineUnless(staysOnScreen.filter((name) => !texts.some((text) => option(name).test(text))));
}

async function consoles(machine: Machine): Promise<readonly string[]> {
  const { said } = await settingsOf(machine, 'logind.conf');
  const noMore = (await isMasked(machine, 'autovt@.service')) || (await isMasked(machine, 'getty@.service'));
  const onDemand = noMore ? [] : ['NAutoVTs', 'ReserveVT'].filter((key) => said.get(key)?.value !== '0');
  const names = ['tty1', 'tty2', 'tty3', 'tty4', 'tty5', 'tty6'].map((tty) => `getty@${tty}.service`);
  const prompts = await startedBy(machine, ...names, 'debug-shell.service', 'console-getty.service');
  const dead = await Promise.all(prompts.map((link) => isMasked(machine, link.split('/').at(-1) ?? '')));
  return [
    ...onDemand.map((key) => `/etc/systemd/logind.conf: ${key}`),
    ...prompts.filter((_, at) => !dead[at]).map(shown),
  ];
}

const cupsd = 'etc/cups/cupsd.conf';

/** cupsd.conf(5): a directive that stands twice has its last value. */
const directive = (text: string, name: string): string | null =>
  [...text.matchAll(new RegExp(`^[ \\t]*${name}[ \\t]+(.*?)[ \\t]*$`, 'gim'))].at(-1)?.[1] ?? null;

const keepsNothing = ['PreserveJobHistory', 'PreserveJobFiles'] as const;

async function kept(machine: Machine): Promise<readonly string[]> {
  const text = await textOf(machine, cupsd);
  if (text === null) return [];
  return keepsNothing.filter((name) => !/^(no|off|false|0)$/i.test(directive(text, name) ?? ''));
}

async function plainCups(machine: Machine): Promise<string> {
  const names = keepsNothing.join('|');
  const text = (await textOf(machine, cupsd)) ?? '';
  const others = text.replace(new RegExp(`^[ \\t]*(?:${names})\\b.*\\n?`, 'gim'), '');
  return `${keepsNothing.map((name) => `${name} No`).join('\n')}\n${others}`;
}

/** Each of them mounts what is put in by itself, or opens it. */
const openers = ['thunar-volman', 'nautilus', 'pcmanfm', 'pcmanfm-qt', 'dolphin', 'caja', 'nemo', 'udiskie'].map(
  (name) => `usr/bin/${name}`,
);
/** By these properties udisks tells such programs to leave media alone (udisks(8)). */
const hides = /ENV\{UDISKS_(IGNORE\}="1"|AUTO\}="0")/;
const mounts = /\b(systemd-mount|pmount|udevil)\b|RUN\+?=.*\bmount\b/;

async function automounters(machine: Machine): Promise<readonly string[]> {
  const rules = (await namesIn(machine, 'etc/udev/rules.d')).map((name) => `etc/udev/rules.d/${name}`);
  const texts = await Promise.all(rules.map(async (path) => (await textOf(machine, path)) ?? ''));
  const hidden = texts.some((text) => hides.test(text));
  const usbmount = await textOf(machine, 'etc/usbmount/usbmount.conf');
  const services = await startedBy(machine, 'autofs.service', 'devmon@lethe.service', 'udiskie.service');
  return [
    ...(hidden ? [] : await thereOf(machine, openers)),
    ...(usbmount === null || /^\s*ENABLED=0/m.test(usbmount) ? [] : ['etc/usbmount/usbmount.conf']),
    ...services,
    ...rules.filter((_, at) => mounts.test(texts[at] ?? '')),
  ].map(shown);
}

export const surroundingsChecks: readonly Check[] = [
  {
    id: 'display',
    severity: 'fault',
    what: 'There is a display server: Xorg, or a Wayland compositor for kiosks.',
    why: 'Without one nothing is on the screen.',
    fix: 'Install Xorg.',
    command: 'apt-get install xserver-xorg',
    async look(machine) {
      const [path] = await thereOf(machine, [...xServers, ...compositors]);
      const about = path === undefined ? null : await statOf(machine, path);
      return about?.isFile() === true ? fine : wrong('Xorg');
    },
  },
  {
    id: 'screen-keys',
    severity: 'fault',
    what: 'No key leads away from the station’s screen (DontVTSwitch), or ends it (DontZap).',
    why: 'Ctrl+Alt+F1 would show whatever runs there, and leave the visit open behind it.',
    fix: 'Set both options for Xorg, then restart the display.',
    command: null,
    look: canLeaveScreen,
    mend: {
      safe: 'Staff leave the station’s screen with their PIN; technicians sign in over the network or from a recovery system.',
      plan: async () => [
        pieceFor('X11/xorg.conf.d', 'screen-keys', [
          ...['Section "ServerFlags"', ...staysOnScreen.map((name) => `    Option "${name}" "on"`), 'EndSection'],
        ]),
      ],
    },
  },
  {
    id: 'consoles',
    severity: 'fault',
    what: 'No other screen of this computer asks for a name and a password, or is open already.',
    why: 'A sign-in prompt behind the station’s screen is a way in, and whoever fails there is noted by name.',
    fix: 'Set NAutoVTs=0 and ReserveVT=0 in logind.conf, and switch the named units off.',
    command: 'systemctl mask autovt@.service getty@tty1.service',
    look: async (machine) => fineUnless(await consoles(machine)),
  },
  {
    id: 'print-history',
    severity: 'fault',
    what: 'The print service keeps neither jobs nor their titles once they are printed.',
    why: 'The history names who printed what. Lethe purges it after each visit; what is never kept need not be purged.',
    fix: 'Write PreserveJobHistory No and PreserveJobFiles No in cupsd.conf, then start the print service anew.',
    command: 'systemctl restart cups',
    look: async (machine) => fineUnless((await kept(machine)).map((name) => `/${cupsd}: ${name}`)),
    mend: {
      safe: 'Printing goes on as before; only the past is forgotten.',
      async plan(machine) {
        const about = await entryAt(machine, cupsd);
        if (about === null) return [];
        const like = { mode: about.mode & 0o777, owner: about.uid, group: about.gid };
        return [{ do: 'write', path: cupsd, text: await plainCups(machine), like }];
      },
    },
  },
  {
    id: 'print-log',
    severity: 'fault',
    what: 'The print service writes no titles into its logs.',
    why: 'A page log with a format of its own, or a log for debugging, holds who printed what.',
    fix: 'Take PageLogFormat out of cupsd.conf, and set LogLevel to warn; then start the print service anew.',
    command: 'systemctl restart cups',
    async look(machine) {
      const text = (await textOf(machine, cupsd)) ?? '';
      const format = directive(text, 'PageLogFormat') ?? '';
      const level = directive(text, 'LogLevel') ?? '';
      return fineUnless([
        ...(format === '' ? [] : [`/${cupsd}: PageLogFormat`]),
        ...(/^debug/i.test(level) ? [`/${cupsd}: LogLevel`] : []),
      ]);
    },
  },
  {
    id: 'media',
    severity: 'fault',
    what: 'A stick that is put in is neither mounted nor opened by itself.',
    why: 'Folders that bear its name would be made, and programs on it started, outside every visit.',
    fix: 'Remove the named program or rule, or hide sticks from it with UDISKS_IGNORE in a rule of udev.',
    command: 'apt-get purge PROGRAM',
    look: async (machine) => fineUnless(await automounters(machine)),
  },
];
