// The whole bridge between one of our own pages and its main process: values in, values out, no Electron object passes.
import { contextBridge, ipcRenderer } from 'electron';

contextBridge.exposeInMainWorld('lethe', {
  press: (press: unknown): void => ipcRenderer.send('press', press),
  onView: (listener: (view: unknown) => void): void => {
    ipcRenderer.on('view', (_event, view: unknown) => listener(view));
    ipcRenderer.send('listening');
  },
});
