// The settings of a policy about reports: to which server, and whether visits are counted.
import * as z from 'zod';
import { FilePath, PolicyKey, ServerAddress, setting } from './policy-values.ts';

export const Server = z.strictObject({
  url: setting(ServerAddress, 'The address of the Lethe server.', { example: 'https://lethe.example.org' }),
  ca: setting(
    FilePath.optional(),
    'A file with the certificate authority that signed the server’s certificate (PEM). With it, no other authority is trusted; without it, those of the system are.',
    { example: '/etc/lethe/server-ca.pem' },
  ),
  token: setting(
    FilePath.default('/etc/lethe/enrolment-token'),
    'A file with the enrolment token that the server’s page gave you. It belongs to root and nobody else may read it.',
    { example: '/etc/lethe/enrolment-token' },
  ),
  spool: setting(
    z.enum(['disk', 'memory']).default('disk'),
    'Where reports wait while the server can’t be reached. memory forgets them when the computer is switched off.',
    { example: 'disk' },
  ),
  policyKeys: setting(
    z.array(PolicyKey).max(4).default([]),
    'Keys with which policies from the server must be signed (docs/policy-from-server.md). With one, the station asks the server for its policy; without any, this file is all there is.',
    { example: ['ed25519:11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'] },
  ),
});
export type Server = z.infer<typeof Server>;

export const Statistics = z.strictObject({
  visits: setting(
    z.boolean().default(false),
    'true to send one number a day: how many visits there were, with noise, so that nobody can tell whether one visit took place.',
    { example: true },
  ),
  epsilon: setting(
    z.number().min(0.1).max(2).default(0.5).meta({ expects: 'a number from 0.1 to 2' }),
    'How much noise: less is more private. With 0.5 one day is off by about 3 visits, and a year by about 53 in all.',
    { example: 0.5 },
  ),
});
export type Statistics = z.infer<typeof Statistics>;
