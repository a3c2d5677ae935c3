// `lethe-server policy key | sign`: for a computer that keeps the key. Neither verb needs a server, a store or a network.
import { open, readFile, writeFile } from 'node:fs/promises';
import { largestSerial } from '../../contract/policy-bundle.ts';
import { readPolicy } from '../../contract/policy-file.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { isPublicSuffix } from '../policy/public-suffix.ts';
import { makeSigningKey, readSigningKey, signBundle } from '../policy/sign.ts';
import {
  type ExitCode,
  readUsage,
  type Surroundings,
  type Typed,
  tellProblem,
  UsageError,
  type Verb,
} from './surroundings.ts';
import { secondsNow } from './with-store.ts';

const day = 86_400;
const mostDays = 3660;

type Told = Result<{ readonly text: string; readonly data: object }>;

const ownerOnly = 0o600;

/** Never over a file that is there: a key that is lost can't be made again, and stations would have to be visited. */
async function createFile(path: string, text: string, mode: number): Promise<boolean> {
  try {
    const file = await open(path, 'wx', mode);
    await file.writeFile(text).finally(() => file.close());
    return true;
  } catch {
    return false;
  }
}

function whole(typed: string | boolean | undefined, most: number, usual?: number): number {
  const number = typed === undefined ? usual : Number(typed);
  if (number === undefined || !Number.isInteger(number) || number < 1 || number > most) throw new UsageError();
  return number;
}

const word = (typed: string | boolean | undefined): string => {
  if (typeof typed !== 'string' || typed === '') throw new UsageError();
  return typed;
};

/** SIGN-01: the file is there, or its folder can't be written. */
async function key(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const typed = readUsage(args, {}, 1);
  const made = makeSigningKey();
  const [path = ''] = typed.words;
  const done: Told = (await createFile(path, made.secret, ownerOnly))
    ? succeed({
        text: `${made.line}\nThis line belongs into server.policyKeys of each station; the file never leaves this computer.`,
        data: { key: made.line },
      })
    : fail('SIGN-01');
  return tell(done, typed, surroundings);
}

const signOptions = {
  key: { type: 'string' },
  place: { type: 'string' },
  number: { type: 'string' },
  days: { type: 'string' },
  out: { type: 'string' },
} as const;

interface Wishes {
  readonly file: string;
  readonly keyFile: string;
  readonly place: string;
  readonly serial: number;
  readonly days: number;
}

/** SIGN-02: no key. POLICY-01: no file. POLICY-03: a policy that no station would take. */
async function signed({ file, keyFile, place, serial, days }: Wishes, now: number): Promise<Result<string>> {
  const secret = readSigningKey(await readFile(keyFile, 'utf8').catch(() => ''));
  if (secret === null) return fail('SIGN-02');
  const policy = await readFile(file, 'utf8').catch(() => null);
  if (policy === null) return fail('POLICY-01');
  const read = readPolicy(policy, isPublicSuffix);
  if (!read.ok) return fail('POLICY-03', { line: read.faults[0]?.line ?? 1 });
  const times = { notBefore: now, expires: now + days * day };
  return succeed(signBundle({ version: 1, serial, place, ...times, policy }, secret));
}

async function sign(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const typed = readUsage(args, signOptions, 1);
  const { values, words } = typed;
  const wishes = {
    ...{ file: words[0] ?? '', keyFile: word(values.key), place: word(values.place) },
    ...{ serial: whole(values.number, largestSerial), days: whole(values.days, mostDays, 366) },
  };
  const out = word(values.out);
  const bundle = await signed(wishes, secondsNow());
  if (!bundle.ok) return tell(bundle, typed, surroundings);
  const done = await writeFile(out, bundle.value).then(
    () => true,
    () => false,
  );
  const text = `Signed as number ${wishes.serial}, good for ${wishes.days} days. Upload it on the server’s page.`;
  return tell(done ? succeed({ text, data: { number: wishes.serial } }) : fail('SIGN-01'), typed, surroundings);
}

function tell(done: Told | Result<string>, typed: Typed, surroundings: Surroundings): ExitCode {
  const asJson = typed.values.json === true;
  if (!done.ok) {
    tellProblem(done.problem, asJson, surroundings);
    return 2;
  }
  if (typeof done.value !== 'string')
    surroundings.say(asJson ? JSON.stringify({ ok: true, ...done.value.data }) : done.value.text);
  return 0;
}

export const policy: Verb = async ([verb, ...rest], surroundings) => {
  if (verb === 'key') return key(rest, surroundings);
  if (verb === 'sign') return sign(rest, surroundings);
  throw new UsageError();
};
