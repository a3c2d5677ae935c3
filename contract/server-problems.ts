// What may be wrong with the central server and with what it tells staff: the words for the technician who looks after it.

import type { ProblemText } from './problems.ts';

export const serverProblems = {
  'SERVER-01': {
    says: 'A setting of the server is not allowed.',
    remedy: 'Correct the key that is named; docs/server.md lists what each key takes.',
  },
  'SERVER-02': {
    says: 'The address of the store is of no kind that the server knows.',
    remedy: 'Write sqlite:FILE or postgres://HOST/DATABASE.',
  },
  'SERVER-03': {
    says: 'The store could not be opened.',
    remedy: 'Check that the file’s folder may be written by this user, or that PostgreSQL runs and lets this user in.',
  },
  'SERVER-04': {
    says: 'The store was made by a newer release of the server.',
    remedy: 'Install that release again, or put back the backup that was made before the update.',
  },
  'SERVER-05': {
    says: 'A request could not be answered for a reason that lies in the server.',
    remedy: 'Look whether the store still answers (/health/ready). Stations keep their reports and send them again.',
  },
  'SERVER-06': {
    says: 'The store is older than this release of the server.',
    remedy: 'Make a backup, then run: lethe-server migrate.',
  },
  'SERVER-07': {
    says: 'The server could not listen at its address.',
    remedy: 'Check that no other program has the port, and that the certificate and its key can be read.',
  },
  'SERVER-08': {
    says: 'Stations and staff would talk to the server over the network without encryption.',
    remedy: 'Set tls.certificate and tls.key, or listen on 127.0.0.1 behind a proxy that has a certificate.',
  },
  'SERVER-09': {
    says: 'There is such a thing already, or nothing of that name.',
    remedy: 'Choose another name, or run the command with “list” to see what there is.',
  },
  'ALERT-01': {
    says: 'An alert was tried for hours and did not arrive.',
    remedy: 'Open the alerts page: the channel says what went wrong. Mend it, then send a test.',
  },
  'ALERT-02': {
    says: 'A webhook may not go to this machine itself, or to an address that hands out secrets.',
    remedy: 'Write the https address of another machine, or set alerts.allowLocal in the settings of the server.',
  },
  'ALERT-03': {
    says: 'The server knows no mail server.',
    remedy: 'Set alerts.mail in the settings of the server; docs/server.md lists what it takes.',
  },
} as const satisfies Record<string, ProblemText>;
