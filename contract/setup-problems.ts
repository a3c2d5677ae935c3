// Problems of setting a computer up: making it a station, and making it ready to be copied. Part of the register in problems.ts.
import type { ProblemText } from './problems.ts';

export const setupProblems = {
  'PROVISION-01': {
    says: 'This is neither Debian nor Ubuntu.',
    remedy: 'Use Debian 12 or Ubuntu 24.04, or newer. docs/provision.md lists what to set by hand on anything else.',
  },
  'PROVISION-02': {
    says: 'Only root may set up this computer, or see what that would change.',
    remedy: 'Run the same command with sudo.',
  },
  'PROVISION-03': {
    says: 'Something else stands where a setting must go.',
    remedy: 'Look at what is named: move it away, or leave the step out with --without. Nothing has been changed.',
  },
  'PROVISION-04': {
    says: 'A setting could not be written.',
    remedy:
      'See that there is free space on / and that it may be written, then run the command again: it goes on where it stopped.',
  },
  'PROVISION-05': {
    says: 'A program of the system failed.',
    remedy:
      'Read what it said, mend that, and run the command again: it goes on where it stopped. To give up: lethe provision --undo.',
  },
  'PROVISION-06': {
    says: 'Somebody has changed what is to be put back. Nothing has been taken back.',
    remedy:
      'Look at what is named; lethe provision --undo --plan shows the lines. To lose those changes: lethe provision --undo --force.',
  },
  'PROVISION-07': {
    says: 'The record of what provisioning did here can’t be read.',
    remedy: 'Install the release that wrote it, or put /var/lib/lethe-provision back from a backup, then try again.',
  },
  'PROVISION-08': {
    says: 'A step was done, and does not hold.',
    remedy: 'Run: lethe provision --plan, and look for what else on this computer writes what it names.',
  },
  'PROVISION-09': {
    says: 'This computer was set up with other choices.',
    remedy: 'Run: lethe provision --undo, then provision it with the new ones.',
  },
  'SEAL-01': {
    says: 'The agent is running; it would make a new id at once.',
    remedy: 'Run: systemctl stop lethe-shell lethe-agent, then: lethe seal.',
  },
  'SEAL-02': {
    says: 'Something of this computer’s identity could not be removed.',
    remedy: 'Run the command as root. If it happens again, do not copy this disk.',
  },
  'SEAL-03': {
    says: 'Somebody is in a visit, or the station’s screen is up.',
    remedy: 'Run: systemctl stop lethe-shell, when nobody is there, then: lethe seal.',
  },
} as const satisfies Record<string, ProblemText>;
