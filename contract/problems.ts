// Every problem that Lethe can name: a code, a sentence and a remedy. docs/errors.md is kept in step by a test.

import { policyProblems } from './policy-problems.ts';
import { serverProblems } from './server-problems.ts';
import { setupProblems } from './setup-problems.ts';

export interface ProblemText {
  readonly says: string;
  readonly remedy: string;
}

/** Codes are `AREA-NUMBER`: short enough to be read out over a telephone. A code is never used again for something else. */
export const problems = {
  ...policyProblems,
  'AGENT-01': {
    says: 'The part that cleans and checks is not answering.',
    remedy: 'Wait one minute. If it does not come back, restart this computer.',
  },
  'AGENT-02': {
    says: 'The shell and the agent do not speak the same version.',
    remedy: 'Install the same release of both, then restart this computer.',
  },
  'AGENT-03': {
    says: 'A message on the agent’s socket was refused.',
    remedy: 'Only the Lethe shell and the lethe command may speak to the agent; remove the program that tried.',
  },
  'AGENT-04': {
    says: 'The agent could not write down the state of the station.',
    remedy: 'Free space on /run, then restart this computer.',
  },
  'AGENT-05': {
    says: 'The station was asked to open while it was not clean.',
    remedy: 'Wait until the wipe has finished; the shell asks again by itself.',
  },
  'AGENT-06': {
    says: 'The agent could not see the session that was to be opened.',
    remedy: 'Try again; a new session is made ready. If it happens again, restart this computer.',
  },
  'AGENT-07': {
    says: 'The agent could not start as it was told to.',
    remedy: 'Tell IT. IT: run lethe doctor; it looks at the kiosk user and at the rights of /run/lethe.',
  },
  'AGENT-08': {
    says: 'A patron is in a session, and this would disturb it.',
    remedy: 'Wait until the session has ended, then try again.',
  },
  'AGENT-09': {
    says: 'The agent is busy with a wipe.',
    remedy: 'Wait until it has finished, then try again.',
  },
  'AGENT-10': {
    says: 'The agent could not write down what it has done.',
    remedy: 'Free space where /var/lib/lethe is. Until then the agent does it once more after each start.',
  },
  'WIPE-01': {
    says: 'Something of the last session was left after its wipe.',
    remedy: 'Restart this computer. It cleans itself as it starts.',
  },
  'WIPE-02': {
    says: 'A place that must be looked at could not be read.',
    remedy: 'Run: lethe status, mend the place that is named, then restart this computer.',
  },
  'WIPE-03': {
    says: 'A cleaner file was refused.',
    remedy: 'Install the package again; cleaner files belong to root and are not edited on a station.',
  },
  'WIPE-04': {
    says: 'A cleaner tried to touch a protected place.',
    remedy: 'Take the path out of the cleaner file; the deny-list in resources/cleaners/protected.yaml always wins.',
  },
  'LOGS-01': {
    says: 'The event logs of this computer were not cleared completely.',
    remedy: 'Nothing needs to be done at once: the agent tries again by itself. If this stays, run: lethe logs clear.',
  },
  'CANARY-01': {
    says: 'Something that this computer had planted to check itself was found after its wipe.',
    remedy:
      'Press “Check for leftovers” in the staff menu. If it fails again, use another computer and tell IT the code.',
  },
  'CANARY-02': {
    says: 'The check of this computer by itself could not be made.',
    remedy: 'See that Lethe is on the screen and that nobody uses the computer, then run: lethe audit --canary.',
  },
  'CANARY-03': {
    says: 'The check of this computer by itself could not see what it had planted, so it shows nothing.',
    remedy:
      'Press “Check for leftovers” in the staff menu. If it fails again, restart this computer and tell IT the code.',
  },
  'CANARY-04': {
    says: 'A place that the check of this computer by itself must search could not be read.',
    remedy: 'Run: lethe audit --canary --json. It names the kind of place; mend that, then check again.',
  },
  'SESSION-01': {
    says: 'A clean session could not be started.',
    remedy: 'Check that bubblewrap is installed and that unprivileged user namespaces are allowed.',
  },
  'SESSION-02': {
    says: 'A session did not end when it was told to.',
    remedy: 'Restart this computer.',
  },
  'SESSION-03': {
    says: 'There is no room left to work safely.',
    remedy: 'Restart this computer. If it happens again this week, add memory or lower the session size.',
  },
  'SHELL-01': {
    says: 'Lethe was started with an option that a released station refuses.',
    remedy: 'Start it without debugging or no-sandbox options.',
  },
  'STAFF-01': {
    says: 'Staff have closed this computer.',
    remedy: 'Open it again from the staff menu.',
  },
  'ENROL-01': {
    says: 'The server does not know this enrolment token.',
    remedy: 'Make a token on the server (Enrol) and put it in the token file of this station, then run: lethe enrol.',
  },
  'ENROL-02': {
    says: 'The enrolment token has expired.',
    remedy:
      'Make a new token on the server (Enrol) and put it in the token file of this station, then run: lethe enrol.',
  },
  'ENROL-03': {
    says: 'The enrolment token has been used as often as it may be.',
    remedy:
      'Make a new token on the server (Enrol) and put it in the token file of this station, then run: lethe enrol.',
  },
  'ENROL-04': {
    says: 'The enrolment token was revoked.',
    remedy: 'Ask whoever revoked it, then make a new token on the server (Enrol) and run: lethe enrol.',
  },
  'ENROL-05': {
    says: 'The server knows this station with another key: it may be a copy of another computer.',
    remedy:
      'Stop the agent and run: lethe seal --only-station, then: lethe enrol. It then has an id and a key of its own.',
  },
  'ENROL-06': {
    says: 'The server did not understand the enrolment.',
    remedy: 'Install a release on this station that the server knows, or update the server first.',
  },
  'ENROL-07': {
    says: 'The server could not be reached to enrol this station.',
    remedy: 'Check the network, and server.url and server.ca in the policy file; the station tries again by itself.',
  },
  'ENROL-08': {
    says: 'There is no enrolment token that can be used.',
    remedy:
      'Put a token from the server (Enrol) into the file that server.token in the policy names, and run: chmod 600 FILE.',
  },
  'ENROL-09': {
    says: 'The station’s id and key could not be written down.',
    remedy: 'Free space on the disk with /var/lib/lethe, then run: lethe enrol.',
  },
  'ENROL-10': {
    says: 'The policy names no server.',
    remedy: 'Add server.url to the policy file; docs/policy.md shows how.',
  },
  'REPORT-01': {
    says: 'The server did not understand a report.',
    remedy: 'Update the server. Until then its stations leave out what it does not know, where that is possible.',
  },
  'REPORT-02': {
    says: 'The server does not know this station, or not by this key.',
    remedy: 'Stop the agent and run: lethe seal --only-station, then: lethe enrol, with a token that is still good.',
  },
  'REPORT-03': {
    says: 'Two computers report under one id.',
    remedy:
      'On the computer that was copied run: systemctl stop lethe-shell lethe-agent, then: lethe seal, and restart it. docs/images-and-cloning.md says more.',
  },
  'REPORT-04': {
    says: 'Staff have retired this station.',
    remedy: 'Nothing, if it is meant to be retired. Else take it back into service on the server’s page.',
  },
  'REPORT-05': {
    says: 'The server can’t be reached. Reports wait on this station and are sent later.',
    remedy: 'Check the network and the server; nothing needs doing on this station.',
  },
  'REPORT-06': {
    says: 'There is no report yet that could be shown.',
    remedy:
      'Run the command as root, at least five minutes after the agent has started. Check with: lethe status, that it runs.',
  },
  ...serverProblems,
  ...setupProblems,
  'HEALTH-01': {
    says: 'Some of what a report tells could not be measured; the report says unknown there.',
    remedy: 'Run: lethe report --preview, to see which.',
  },
  'HEALTH-02': {
    says: 'Reports that wait could not be written to the disk; they wait in memory.',
    remedy: 'Free space on the disk with /var/lib/lethe.',
  },
  'HEALTH-03': {
    says: 'A report could not be made.',
    remedy: 'Install the newest release; the station wipes and opens as ever.',
  },
  'COMMAND-01': {
    says: 'The command was not understood.',
    remedy: 'Run: lethe help.',
  },
  'COMMAND-02': {
    says: 'What was typed is not a PIN of 4 to 12 digits, or the two were not the same.',
    remedy: 'Run: lethe pin, and type the same digits twice.',
  },
  'COMMAND-03': {
    says: 'The command was not understood.',
    remedy: 'Run: lethe-server help.',
  },
  'COMMAND-04': {
    says: 'This account may not ask the agent for that.',
    remedy: 'Run the same command with sudo.',
  },
  'COMMAND-05': {
    says: 'The agent went away before it had finished.',
    remedy: 'It wipes again when it comes back. Wait a minute, then run: lethe status.',
  },
  'COMMAND-06': {
    says: 'No agent answers on this station.',
    remedy: 'Run: systemctl status lethe-agent. To start it: systemctl restart lethe-agent.',
  },
  'COMMAND-07': {
    says: 'The file could not be written.',
    remedy: 'Name a file in a folder that is there and that you may write to.',
  },
  'PROGRAM-01': {
    says: 'A program of Lethe met something that it was not made for, and ended.',
    remedy:
      'Agent and server are started again by themselves. If it happens again, install the newest release, or report what stands at the end of this line: it holds nothing of anybody’s.',
  },
  'PACKAGE-01': {
    says: 'The only Electron that was found is for development and tests, and no station may get it.',
    remedy:
      'Package on a machine that can download the official Electron, name one in LETHE_ELECTRON, or add --dev for a package that is for tests too.',
  },
  'PACKAGE-02': {
    says: 'The date of the source is not known, so the package could not be made the same again.',
    remedy: 'Package from a git checkout, or set SOURCE_DATE_EPOCH to seconds since 1970.',
  },
  'PACKAGE-03': {
    says: 'A fuse of the packaged program is not as it must be.',
    remedy: 'Do not install it. Compare electron-builder.yml with build/package/fuses.ts, and package again.',
  },
  'PACKAGE-04': {
    says: 'What should be packaged was not understood.',
    remedy: 'Run: npm run dist, with --dev or --target deb, AppImage or nsis where you need it.',
  },
} as const satisfies Record<string, ProblemText>;

export type ProblemCode = keyof typeof problems;
export const problemCodes = Object.keys(problems) as ProblemCode[];

/** What a station's screen can show: in every language, and in docs/incident-guide.md. All others are said by a command or a server. */
export const screenCodes = problemCodes.filter((code) =>
  /^(?:POLICY|AGENT|WIPE|LOGS|CANARY|SESSION|SHELL|STAFF)-/.test(code),
);
