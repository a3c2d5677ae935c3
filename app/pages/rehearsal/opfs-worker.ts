// In a worker: writes what it is sent through the synchronous handle, which pages do not have.
import type { SyncFileHandle } from './plant-storage.ts';

self.addEventListener('message', async (event: MessageEvent<string>) => {
  const folder = await navigator.storage.getDirectory();
  const handle = (await folder.getFileHandle('sync', { create: true })) as SyncFileHandle;
  const file = await handle.createSyncAccessHandle();
  file.write(new TextEncoder().encode(event.data));
  file.flush();
  file.close();
  self.postMessage('written', { targetOrigin: '*' });
});
