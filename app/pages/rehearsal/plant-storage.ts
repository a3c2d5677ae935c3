// Plants in what a site may store: cookies, web storage, IndexedDB, CacheStorage, the origin's private files.
import type { CanaryClass } from '../../../contract/canary-texts.ts';
import { type Ground as AnyGround, type Planting, settled, when } from './planter.ts';

type Ground = AnyGround<CanaryClass>;

interface CookieStore {
  set(cookie: { name: string; value: string; expires: number }): Promise<void>;
}
interface SyncFile {
  write(bytes: Uint8Array): number;
  flush(): void;
  close(): void;
}
export type SyncFileHandle = FileSystemFileHandle & { createSyncAccessHandle(): Promise<SyncFile> };

const year = 31_536_000;
const blobBytes = 200_000;

async function cookies({ kept }: Ground): Promise<void> {
  // The old interface is a place of its own, with no other way in.
  Reflect.set(document, 'cookie', `plain=${kept['cookie-document']}; Path=/; Secure; Max-Age=${year}`);
  // A browser that takes none says nothing.
  if (!document.cookie.includes(kept['cookie-document'])) throw new DOMException('', 'NotAllowedError');
  const { cookieStore } = window as unknown as { cookieStore: CookieStore };
  await cookieStore.set({ name: 'stored', value: kept['cookie-store'], expires: Date.now() + year * 1000 });
}

async function webStorage({ kept }: Ground): Promise<void> {
  localStorage.setItem('latin', kept['local-latin']);
  // A letter outside Latin-1 makes Chromium keep the whole value in two bytes a letter.
  localStorage.setItem('wide', `潮${kept['local-wide']}`);
  sessionStorage.setItem('session', kept['session-storage']);
}

async function indexed({ kept, hold }: Ground): Promise<void> {
  const opening = indexedDB.open(kept['indexed-name']);
  opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
  const database = await settled(opening);
  const change = database.transaction('kept', 'readwrite');
  const store = change.objectStore('kept');
  store.put(kept['indexed-value'], kept['indexed-key']);
  store.put(new Blob([kept['indexed-blob'], new Uint8Array(blobBytes)]), 'blob');
  await when(change, 'complete');
  hold(database);
}

async function cacheStorage({ kept, slot }: Ground): Promise<void> {
  const cache = await caches.open(kept['cache-name']);
  await cache.put(`${slot}/cached/${kept['cache-url']}`, new Response(kept['cache-body']));
}

async function privateFiles({ kept }: Ground): Promise<void> {
  const folder = await navigator.storage.getDirectory();
  const file = await folder.getFileHandle(kept['opfs-name'], { create: true });
  const writer = await file.createWritable();
  await writer.write(kept['opfs-body']);
  await writer.close();
}

async function privateFileInWorker({ kept, privateFileWorker, hold }: Ground): Promise<void> {
  const worker = new Worker(privateFileWorker);
  hold(worker);
  worker.postMessage(kept['opfs-sync']);
  await when(worker, 'message');
}

export const storagePlantings: readonly Planting<CanaryClass>[] = [
  { classes: ['cookie-document', 'cookie-store'], plant: cookies },
  { classes: ['local-latin', 'local-wide', 'session-storage'], plant: webStorage },
  { classes: ['indexed-name', 'indexed-key', 'indexed-value', 'indexed-blob'], plant: indexed },
  { classes: ['cache-name', 'cache-url', 'cache-body'], plant: cacheStorage },
  { classes: ['opfs-name', 'opfs-body'], plant: privateFiles },
  { classes: ['opfs-sync'], plant: privateFileInWorker },
];
