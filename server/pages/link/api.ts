// Asks the staff API. What went wrong is a value; somebody who is no longer signed in is sent to sign in.
import type { Session } from '../../../contract/staff-api.ts';
import { csrfHeader, staffApi } from '../../../contract/staff-words.ts';
import { toSignIn } from './route.ts';

export type Answered<Value> =
  | { readonly ok: true; readonly value: Value }
  /** 0: no answer came. `said`: the reasons, where it was refused with some (422). */
  | { readonly ok: false; readonly status: number; readonly said?: unknown };

const refusedWithReasons = 422;

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** The word against forgery, asked for when something is first to be changed. */
let word: string | null = null;

async function send(method: Method, path: string, body: object | undefined): Promise<Response | null> {
  return fetch(`${staffApi}${path}`, {
    method,
    headers: { ...(body && { 'content-type': 'application/json' }), ...(word && { [csrfHeader]: word }) },
    ...(body && { body: JSON.stringify(body) }),
  }).catch(() => null);
}

async function read<Value>(response: Response | null): Promise<Answered<Value>> {
  if (response === null) return { ok: false, status: 0 };
  if (response.status === refusedWithReasons)
    return { ok: false, status: response.status, said: await response.json().catch(() => undefined) };
  if (!response.ok) return { ok: false, status: response.status };
  const value = (await response.json().catch(() => null)) as Value;
  return { ok: true, value };
}

/** For the pages of somebody who is signed in. */
export async function ask<Value>(method: Method, path: string, body?: object): Promise<Answered<Value>> {
  if (method !== 'GET' && word === null) {
    const session = await ask<Session>('GET', '/session');
    if (!session.ok) return session;
    word = session.value.csrf;
  }
  const answered = await read<Value>(await send(method, path, body));
  if (!answered.ok && answered.status === 401) toSignIn();
  return answered;
}

/** For those who are not: a refusal has something to say. */
export async function knock<Refusal>(path: string, body: object): Promise<{ status: number; refusal: Refusal | null }> {
  const response = await send('POST', path, body);
  const refusal = response === null || response.ok ? null : ((await response.json().catch(() => null)) as Refusal);
  return { status: response?.status ?? 0, refusal };
}
