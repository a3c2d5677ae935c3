// Which system packages each verb needs: pure tables and rules, apart from the package manager.

/**
 * A package, with the names it has in other releases of Debian and Ubuntu, and the program that shows it is there
 * on systems with another package manager.
 * @typedef {{ names: readonly string[], program?: string }} Need
 */

/** @type {(program: string | undefined, ...names: string[]) => Need} */
const need = (program, ...names) => (program === undefined ? { names } : { names, program });

/** What Electron itself is linked against, and letters for the screen. */
const electron = [
  need(undefined, 'libnss3'),
  need(undefined, 'libatk1.0-0', 'libatk1.0-0t64'),
  need(undefined, 'libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'),
  need(undefined, 'libcups2', 'libcups2t64'),
  need(undefined, 'libgtk-3-0', 'libgtk-3-0t64'),
  need(undefined, 'libgbm1'),
  need(undefined, 'libasound2', 'libasound2t64'),
  need(undefined, 'libxss1'),
  need(undefined, 'libdrm2'),
  need(undefined, 'fonts-inter'),
  need(undefined, 'fonts-noto-core'),
  need(undefined, 'fonts-dejavu-core'),
];

const containment = [need('bwrap', 'bubblewrap')];

/** Makes the demonstration library's certificates, anew at each start. */
const demonstration = [need('openssl', 'openssl')];

/** A display of our own, with a window manager, real input and pictures of it. */
const virtualDisplay = [
  need('Xvfb', 'xvfb'),
  need('openbox', 'openbox'),
  need('xdotool', 'xdotool'),
  need('convert', 'imagemagick'),
  need('xprop', 'x11-utils'),
  need('xrandr', 'x11-xserver-utils'),
  need('xauth', 'xauth'),
];

/** Displays that come and go, which a virtual one can't. */
const connectedDisplays = [need('Xorg', 'xserver-xorg-core'), need(undefined, 'xserver-xorg-video-dummy')];

/** For tests alone: watching system calls, loop images, selections, a second browser. */
const files = [need('strace', 'strace'), need('mkfs.ext4', 'e2fsprogs'), need('setfacl', 'acl')];
const patron = [need('xclip', 'xclip'), need('chromium', 'chromium')];

/** What remembers names that were looked up. */
const keepersOfNames = [need('dnsmasq', 'dnsmasq-base'), need('unbound', 'unbound')];

/** Whatever keeps event logs on a station, so that tests clear what they really wrote. */
const keepersOfLogs = [
  need('journalctl', 'systemd'),
  need('rsyslogd', 'rsyslog'),
  need('auditd', 'auditd'),
  need('cupsd', 'cups'),
  need('lp', 'cups-client'),
];

/** The database that a server for many stations stands on, and what stands before several of its processes. */
const server = [need(undefined, 'postgresql'), need('nginx', 'nginx-light', 'nginx')];
/** What the server is measured with, and beside. */
const load = [need('wrk', 'wrk'), need('prometheus-pushgateway', 'prometheus-pushgateway')];

/** What benchmarks hold Lethe against. */
const peers = [need('bleachbit', 'bleachbit')];
/** A Debian of the tests' own, booted whole. */
const wholeMachine = [need('mmdebstrap', 'mmdebstrap'), need('systemd-nspawn', 'systemd-container')];

/** What judges a package, and what makes a repository of packages. */
const judges = [need('lintian', 'lintian'), need('apt-ftparchive', 'apt-utils'), need('gpg', 'gnupg')];

/** A computer that is emulated whole, its disk, and the way in. */
const emulated = [
  need('qemu-system-x86_64', 'qemu-system-x86'),
  need('sfdisk', 'fdisk'),
  need('ssh', 'openssh-client'),
];

const onScreen = [...electron, ...containment, ...demonstration];
const station = [...onScreen, ...virtualDisplay];

/** The largest: all of them together need no more. */
const everything = [
  ...[...station, ...connectedDisplays, ...files, ...patron],
  ...[...keepersOfLogs, ...keepersOfNames, ...server, ...wholeMachine],
];

/** @type {Map<string, readonly Need[]>} what `npm test -- --only PROJECT` needs */
const needsOfProject = new Map([
  ['unit', []],
  ['promises', [...containment, ...files]],
  ['integration', [...containment, ...demonstration, ...files, ...keepersOfLogs, ...keepersOfNames, ...server]],
  ['nspawn', wholeMachine],
  ['e2e', everything],
  ['nightly', everything],
]);

/**
 * @param {string} verb
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} environment
 * @returns {readonly Need[]}
 */
export function needsOf(verb, args, environment) {
  if (verb === 'bench') return [...station, ...server, ...load, ...keepersOfLogs, ...peers];
  if (verb === 'demo') return showsOnScreen(args, environment) ? onScreen : station;
  if (verb === 'test-package')
    return [...station, ...wholeMachine, ...judges, ...(args[0] === 'vm' ? [...files, ...emulated] : [])];
  if (verb !== 'test') return [];
  const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
  return needsOfProject.get(only ?? 'e2e') ?? [];
}

/**
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} environment
 */
function showsOnScreen(args, environment) {
  return !args.includes('--headless') && Boolean(environment.DISPLAY);
}

/**
 * @param {readonly Need[]} needs
 * @param {ReadonlySet<string>} installed names of installed packages
 * @returns {Need[]} the needs that none of their names satisfies
 */
export function missingOf(needs, installed) {
  return needs.filter((wanted) => !wanted.names.some((name) => installed.has(name)));
}

/**
 * @param {readonly Need[]} needs
 * @param {ReadonlySet<string>} offered names that the archive offers
 * @returns {{ names: string[], unknown: string[] }} what to install, and what this system does not offer at all
 */
export function choose(needs, offered) {
  const chosen = needs.map((wanted) => wanted.names.find((name) => offered.has(name)));
  return {
    names: chosen.filter((name) => name !== undefined),
    unknown: needs.filter((_, index) => chosen[index] === undefined).flatMap((wanted) => wanted.names.slice(0, 1)),
  };
}
