// The names under which the demonstration library is reached, and how a Chromium is told that they live on this machine.

export const hosts = {
  catalogue: 'catalogue.harbour.example',
  /** Answers with a certificate that was made for another name, so that the page about bad certificates can be seen. */
  wrongCertificate: 'wrong.harbour.example',
  journals: 'www.tidewater-journals.example',
  media: 'media.tidewater-journals.example',
  soundings: 'archive.soundings.example',
  membersOnly: 'members-only.example',
  metrics: 'metrics.wayfarer.example',
  /** Entered over http by tests that ask whether a browser remembers that it should have used https. */
  pin: 'pin.wayfarer.example',
  elsewhere: 'www.elsewhere.example',
  inward: 'inward.elsewhere.example',
} as const;

/** Everything below these is served too: canaries and break-outs make up host names of their own. */
export const openEnded = ['wayfarer.example', 'elsewhere.example'] as const;

/** Names whose address lies inside a network: nobody answers there, and nobody may be asked. */
export const inwardNames: Readonly<Record<string, string>> = {
  'private.elsewhere.example': '10.0.0.1',
  'router.elsewhere.example': '192.168.1.1',
  'metadata.elsewhere.example': '169.254.169.254',
  'six.elsewhere.example': '[::1]',
};

export interface Ports {
  readonly port: number;
  readonly httpPort: number;
}

/** Addresses are not names: they stay as they are, so that a refusal to open one is never the work of these rules. */
const addresses = ['localhost', '*.localhost', '127.*', '10.*', '192.168.*', '169.254.*', '0.0.0.0', '::*', 'f*:*'];

/**
 * The value for Chromium's `--host-resolver-rules`. The first rule that fits wins, and a pattern may name a port
 * (net/base/host_mapping_rules.cc). All other names are answered by “not found”, so that no look-up leaves the machine.
 */
export function hostRulesFor({ port, httpPort }: Ports): string {
  return [
    ...addresses.map((pattern) => `EXCLUDE ${pattern}`),
    ...Object.entries(inwardNames).map(([name, address]) => `MAP ${name} ${address}`),
    `MAP *.example:80 127.0.0.1:${httpPort}`,
    `MAP *.example 127.0.0.1:${port}`,
    'MAP * ~NOTFOUND',
  ].join(', ');
}
