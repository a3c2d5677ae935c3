// Every place in which a tracker may keep an identifier: each reads the one that is there, or makes one and keeps it.
import { settled, when } from '../../../../../app/pages/rehearsal/planter.ts';

/** Gives the identifier this browser is known by in one place; null where the place gives none. */
export type Memory = () => Promise<string | null>;

const fresh = (): string => crypto.randomUUID();
const name = 'tracked';

const served = async (path: string): Promise<string | null> => {
  const response = await fetch(path, { credentials: 'include' });
  return ((await response.json()) as { value: string | null }).value;
};

function inStorage(storage: Storage): string {
  const known = storage.getItem(name) ?? fresh();
  storage.setItem(name, known);
  return known;
}

async function documentCookie(): Promise<string> {
  const known = /(?:^|; )visitor=([^;]+)/.exec(document.cookie)?.[1] ?? fresh();
  // The way in which trackers do it; there is no other name for this place.
  Reflect.set(document, 'cookie', `visitor=${known}; Path=/; Secure; Max-Age=31536000`);
  return known;
}

async function indexed(): Promise<string> {
  const opening = indexedDB.open(name);
  opening.onupgradeneeded = () => opening.result.createObjectStore(name);
  const database = await settled(opening);
  const kept: unknown = await settled(database.transaction(name).objectStore(name).get(name));
  const known = typeof kept === 'string' ? kept : fresh();
  const change = database.transaction(name, 'readwrite');
  change.objectStore(name).put(known, name);
  await when(change, 'complete');
  database.close();
  return known;
}

async function cacheStorage(): Promise<string> {
  const cache = await caches.open(name);
  const known = (await (await cache.match('/track/kept'))?.text()) ?? fresh();
  await cache.put('/track/kept', new Response(known));
  return known;
}

async function privateFile(): Promise<string> {
  const folder = await navigator.storage.getDirectory();
  const file = await folder.getFileHandle(name, { create: true });
  const known = (await (await file.getFile()).text()) || fresh();
  const writer = await file.createWritable();
  await writer.write(known);
  await writer.close();
  return known;
}

async function serviceWorker(): Promise<string | null> {
  const scope = '/track/script/';
  const found = await navigator.serviceWorker.getRegistration(scope);
  const registration =
    found ?? (await navigator.serviceWorker.register(`/track/script/worker.js?${fresh()}`, { scope }));
  const worker = registration.active ?? registration.waiting ?? registration.installing;
  return worker ? new URL(worker.scriptURL).search : null;
}

/** Names and passwords given to a site are sent again unasked. */
async function signIn(): Promise<string | null> {
  const known = await served('/track/auth/seen');
  if (known !== null) return known;
  const request = new XMLHttpRequest();
  const made = fresh();
  request.open('GET', '/track/auth/sign-in', true, made, 'x');
  const done = when(request, 'load');
  request.send();
  await done;
  return served('/track/auth/seen');
}

async function windowName(): Promise<string> {
  window.name ||= fresh();
  return window.name;
}

async function devices(): Promise<string | null> {
  const all = await navigator.mediaDevices.enumerateDevices();
  return all.map(({ deviceId }) => deviceId).join('') || null;
}

async function cached(path: string, cache: RequestCache): Promise<string> {
  return (await fetch(path, { cache })).text();
}

export const memories: Readonly<Record<string, Memory>> = {
  cookie: () => served('/track/cookie'),
  documentCookie,
  localStorage: async () => inStorage(localStorage),
  sessionStorage: async () => inStorage(sessionStorage),
  indexed,
  cacheStorage,
  privateFile,
  serviceWorker,
  etag: () => cached('/track/etag', 'default'),
  httpCache: () => cached('/track/cached', 'force-cache'),
  signIn,
  windowName,
  devices,
};
