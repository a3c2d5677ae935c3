// What each verb of the command does, in words: `lethe help`, `lethe VERB --help` and docs/command.md are written from it.

export interface Page {
  /** As typed after `lethe`. */
  readonly verb: string;
  /** What may follow it. */
  readonly takes: string;
  /** A line in the list of verbs. */
  readonly does: string;
  /** What a technician wants to know before pressing Enter. */
  readonly about: string;
  /** What exit code 1 means here; null where it does not occur. */
  readonly fails: string | null;
  readonly root: boolean;
}

export const manual: readonly Page[] = [
  {
    verb: 'status',
    takes: '[--json] [--runtime-dir DIR]',
    does: 'say how this station is',
    about:
      'Says whether the station is clean, open, wiping or out of service, and what to do about it. It changes nothing and can be run at any time.',
    fails: 'the station is out of service, or no agent answers',
    root: false,
  },
  {
    verb: 'doctor',
    takes: '[--fix] [--json] [--policy FILE] [--state-dir DIR] [--runtime-dir DIR] [--kiosk-user NAME]',
    does: 'look whether this computer can keep the promises',
    about:
      'Looks at everything outside Lethe that the promises rest on, and says of each thing that does not hold what it is, why it matters and how to mend it. What could not be read counts as a fault. It changes nothing; with --fix it mends what is safe to mend, and looks again. docs/doctor.md lists every check.',
    fails: 'something that a promise rests on does not hold, or could not be read',
    root: true,
  },
  {
    verb: 'inventory',
    takes: '[--json] [--runtime-dir DIR]',
    does: 'list every store of data on this station',
    about:
      'Lists what the station keeps and where: class of data, risk class, owner, how long it lasts, which control empties it, and when that was last shown to work. Without an agent the last column is empty.',
    fails: null,
    root: false,
  },
  {
    verb: 'conformance',
    takes:
      '[--html FILE] [--language en|es] [--json] [--policy FILE] [--state-dir DIR] [--runtime-dir DIR] [--kiosk-user NAME]',
    does: 'show how the privacy policy is met here',
    about:
      'Goes through what the library’s privacy policy asks: what is promised, what is done, which tests show it, and the newest evidence on this computer. --html writes it as one page that can be printed and filed, in English or Spanish. It holds codes, counts and ages, and nothing of a patron.',
    fails: 'a requirement is not held here, or its evidence could not be read',
    root: true,
  },
  {
    verb: 'logs clear',
    takes: '[--json] [--runtime-dir DIR]',
    does: 'clear the event logs now',
    about:
      'Clears every event log of this station and checks that nothing of them can still be read, as each boot and each day do. Clearing twice is harmless.',
    fails: 'something is left, or could not be looked at',
    root: true,
  },
  {
    verb: 'wipe',
    takes: '[--json] [--runtime-dir DIR]',
    does: 'erase user data now',
    about:
      'Removes everything that patrons may have left outside their visits and checks it, as each day does. It is refused while a patron is using the station.',
    fails:
      'something is left, a patron is there, or the agent is busy; a station on which something is left goes out of service',
    root: true,
  },
  {
    verb: 'audit',
    takes: '[--canary] [--json] [--runtime-dir DIR]',
    does: 'look for what a visit may have left',
    about:
      'Looks at every place on the receipt and removes nothing. With --canary a visit without a patron plants known random words through the real browser, shows that it can find them, ends, and nothing of them may be found: a few minutes in which nobody can start. Either is refused while a patron is using the station.',
    fails:
      'something was found, or the audit could not see; the station then goes out of service. One that was out of service before stays so after a look that finds nothing: lethe wipe opens it',
    root: true,
  },
  {
    verb: 'report',
    takes: '--preview [--json] [--runtime-dir DIR]',
    does: 'show what this station tells the server',
    about:
      'Prints the last message to the server, byte for byte: one line with a random id and a signature, then what is told. Without a server, or before the station is enrolled, it shows what would be sent. docs/privacy.md explains each field.',
    fails: 'there is no message yet; the first one is made within five minutes of the agent’s start',
    root: true,
  },
  {
    verb: 'provision',
    takes:
      '[--plan | --undo [--force]] [--display x11|wayland] [--swap none|random-key] [--maintenance HH:MM] [--usb-storage on|off] [--without STEP,…] [--json]',
    does: 'make this computer a station, or take that back',
    about:
      'Sets up a bare Debian or Ubuntu, step by step; docs/provision.md lists the steps and their reasons. --plan shows every change and makes none. Doing it twice changes nothing the second time, and a run that was interrupted is gone on with. --undo puts every file back as it was; where somebody changed one since, it changes nothing and names it, and --force puts the old one back all the same. The choices are remembered: to make others, take it back first.',
    fails: 'something could not be done or does not hold, or a file was changed by somebody since',
    root: true,
  },
  {
    verb: 'enrol',
    takes: '[--json] [--policy FILE] [--state-dir DIR]',
    does: 'make this station known to its server',
    about:
      'Shows the enrolment token to the server that the policy names, and agrees on a key with it. The agent does the same by itself before its first report; this tells at once whether it works. Doing it twice is harmless.',
    fails: 'the server could not be reached or refused the token',
    root: true,
  },
  {
    verb: 'seal',
    takes: '[--plan] [--only-station] [--json] [--runtime-dir DIR] [--state-dir DIR]',
    does: 'strip this computer of its identity before its disk is copied',
    about:
      'Overwrites and removes the station’s id and key, reports that wait, and what the agent noted of its own work; then what else tells this computer from its copies: machine id, SSH host keys, seeds, ids of the print service, leases, state of cloud-init, logs of its set-up. Each copy makes its own at its first start. --plan shows all of it and changes nothing; --only-station leaves the computer as it is, and so does --state-dir. Stop shell and agent first, and switch the computer off afterwards. The policy and the enrolment token stay. Doing it twice is harmless.',
    fails: 'the agent runs, somebody is there, or something could not be removed',
    root: true,
  },
  {
    verb: 'validate',
    takes: 'FILE [--json]',
    does: 'check a policy file',
    about:
      'Reads a policy file as a station would. Each fault is named with its line, its key and its remedy. Needs no station.',
    fails: 'the file has a fault',
    root: false,
  },
  {
    verb: 'pin',
    takes: '[--json]',
    does: 'turn a staff PIN into the line for a policy file',
    about:
      'Asks for the PIN twice and prints the line. The PIN is typed, or piped in on two lines; it is never an argument.',
    fails: null,
    root: false,
  },
  {
    verb: 'help',
    takes: '',
    does: 'show this',
    about: 'Lists the verbs. lethe VERB --help says more about one of them.',
    fails: null,
    root: false,
  },
];

export const usageOf = ({ verb, takes }: Page): string => `lethe ${verb} ${takes}`.trimEnd();

export const exitCodes = 'Exit codes: 0 fine, 1 a check failed, 2 bad input or usage.';

export function overview(): string {
  const widest = Math.max(...manual.map((page) => usageOf(page).length));
  const lines = manual.map((page) => `  ${usageOf(page).padEnd(widest)}   ${page.does}${page.root ? ' (root)' : ''}`);
  return ['lethe: the tool of a Lethe station', '', ...lines, '', 'lethe VERB --help says more.', exitCodes].join('\n');
}

export function pageText(page: Page): string {
  const root = page.root ? ['Needs root: run it with sudo.'] : [];
  const fails = page.fails === null ? [] : [`Here 1 means: ${page.fails}.`];
  return [usageOf(page), '', page.about, '', ...root, exitCodes, ...fails].join('\n');
}
