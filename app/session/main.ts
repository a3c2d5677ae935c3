// Starts one patron's session as a process of its own, and keeps it warm until the shell says that somebody sat down.
import { existsSync } from 'node:fs';
import { app, Menu, protocol } from 'electron';
import { scheme } from '../trusted/serve-pages.ts';
import { applySwitches, forbiddenOption } from '../trusted/switches.ts';
import { watchFullness } from './fullness.ts';
import { type PatronSession, prepareSession } from './session.ts';
import { listenToShell } from './shell-channel.ts';

/** The two memory file systems of a visit. Where there is no sandbox they are the machine's own, which fill up just as badly. */
const memoryPlaces = ['/', '/dev/shm'] as const;

/** Starts the session; returns at once. */
export function startSession(): void {
  if (forbiddenOption(app) !== undefined || process.send === undefined) {
    app.exit(2);
    return;
  }
  applySwitches(app, existsSync('/dev/dri'));
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  Menu.setApplicationMenu(null);
  app.on('window-all-closed', () => undefined);

  let session: Promise<PatronSession> | null = null;
  const shell = listenToShell((message) => {
    if (message.do === 'prepare') {
      session ??= app.whenReady().then(() => prepareSession(message, shell));
      void session.then(() => shell.say({ is: 'ready' }));
    } else void session?.then((prepared) => prepared.obey(message));
  });
  watchFullness(memoryPlaces, () => shell.say({ is: 'full' }));
}
