// Enrols this station: shows the token and the public key, checks that the server came to the same secret, and keeps its key.
import { readFileSync, statSync } from 'node:fs';
import { EnrolmentAnswer, EnrolmentToken, enrolmentPath, enrolmentVersion } from '../../contract/enrolment.ts';
import type { ProblemCode } from '../../contract/problems.ts';
import { proofOf } from '../../contract/station-key.ts';
import { ensureIdentity, type Identity, keepServerKey, keyOf } from './identity.ts';
import type { Post } from './post.ts';

export type Enrolled =
  | { readonly is: 'enrolled'; readonly identity: Identity }
  /** ENROL-07: nobody could be reached. ENROL-08: no token. ENROL-09: nothing could be written. Else what the server said. */
  | { readonly is: 'problem'; readonly problem: ProblemCode; readonly seconds?: number };

export interface EnrolParts {
  readonly stateDir: string;
  readonly tokenFile: string;
  readonly post: Post;
  /** Although there is a key: the server does not know the station any more. */
  readonly again: boolean;
}

const problem = (code: ProblemCode, seconds?: number): Enrolled => ({
  is: 'problem',
  problem: code,
  ...(seconds === undefined ? {} : { seconds }),
});

const othersMayRead = 0o077;

/** null: not there, not a token, or open to others, who could enrol machines of their own with it. */
export function readToken(path: string): string | null {
  try {
    if (process.platform !== 'win32' && (statSync(path).mode & othersMayRead) !== 0) return null;
    return EnrolmentToken.safeParse(readFileSync(path, 'utf8').trim()).data ?? null;
  } catch {
    return null;
  }
}

/** Trying again with the same id and key does no harm: the server gives the same answer. */
export async function enrol({ stateDir, tokenFile, post, again }: EnrolParts): Promise<Enrolled> {
  try {
    const identity = ensureIdentity(stateDir);
    if (!again && keyOf(identity) !== null) return { is: 'enrolled', identity };
    const token = readToken(tokenFile);
    if (token === null) return problem('ENROL-08');
    const request = { version: enrolmentVersion, token, station: identity.station, key: identity.publicKey };
    const body = Buffer.from(JSON.stringify(request), 'utf8');
    const posted = await post({ path: enrolmentPath, type: 'application/json', body });
    return judge(identity, EnrolmentAnswer.safeParse(posted?.answer).data ?? null, stateDir);
  } catch {
    return problem('ENROL-09');
  }
}

function judge(identity: Identity, answer: EnrolmentAnswer | null, stateDir: string): Enrolled {
  switch (answer?.answer) {
    case 'enrolled': {
      const key = keyOf({ ...identity, serverKey: answer.serverKey });
      // Somebody who does not hold the private key to what they sent.
      if (key === null || proofOf(key) !== answer.proof) return problem('ENROL-07');
      return { is: 'enrolled', identity: keepServerKey(stateDir, identity, answer.serverKey) };
    }
    case 'refused':
      return problem(answer.problem);
    case 'later':
      return problem('ENROL-07', answer.seconds);
    default:
      return problem('ENROL-07');
  }
}
