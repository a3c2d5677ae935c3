// Problems with a station's settings: in its own file, and in policies that came from the server.

export const policyProblems = {
  'POLICY-01': {
    says: 'The policy file could not be read.',
    remedy: 'Check that the file exists and that the kiosk user may read it.',
  },
  'POLICY-02': {
    says: 'The policy file is not well-formed YAML.',
    remedy: 'Mend the line that is named, then run: lethe validate FILE.',
  },
  'POLICY-03': {
    says: 'A setting in the policy file is not allowed.',
    remedy: 'Tell IT the code and the line above. IT: lethe validate /etc/lethe/station.yaml says what the key takes.',
  },
  'POLICY-04': {
    says: 'The policy file is larger than 256 KiB.',
    remedy: 'Remove what does not belong in it; a station needs a few kilobytes.',
  },
  'POLICY-05': {
    says: 'The policy file may be written by somebody other than its owner.',
    remedy: 'Run: chown root:root FILE && chmod 644 FILE.',
  },
  'PULL-01': {
    says: 'A policy from the server was not signed with a key that this station trusts.',
    remedy:
      'Sign it with the key whose public line stands at server.policyKeys; if nobody here made it, look at the server.',
  },
  'PULL-02': {
    says: 'A policy from the server is older than the one that this station has, or another one of the same number.',
    remedy: 'Sign the policy that you want again, with a higher number.',
  },
  'PULL-03': {
    says: 'A policy from the server is for another place.',
    remedy:
      'Sign it for the place that stands at place in this station’s own file, or put the station in its place on the server.',
  },
  'PULL-04': {
    says: 'The policy from the server is not good at this time.',
    remedy: 'Check the clock of this station, or sign a policy that is good for longer, with a higher number.',
  },
  'PULL-05': {
    says: 'A policy from the server is broken, or holds something that a policy may not.',
    remedy: 'Run: lethe validate FILE, then sign the mended file with a higher number.',
  },
  'PULL-06': {
    says: 'The station did not come back well with a new policy, and went back to its last one.',
    remedy: 'Find out on one station what is wrong with the policy, then sign a mended one with a higher number.',
  },
  'PULL-07': {
    says: 'A policy from the server could not be written down.',
    remedy: 'Free space on the disk with /var/lib/lethe. The station goes on with the policy that it has.',
  },
  'SIGN-01': {
    says: 'The file could not be written; a key is never written over a file that is there.',
    remedy: 'Name a file that does not exist yet, in a folder that you may write.',
  },
  'SIGN-02': {
    says: 'There is no key for signing policies in this file.',
    remedy: 'Name the file that “lethe-server policy key” has written.',
  },
} as const;
