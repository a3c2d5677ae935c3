// A real X server with displays that can be connected, taken away and set to other sizes, as monitors can; nobody needs to own one.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Display, displayOf } from './display.ts';

const run = promisify(execFile);

/** Xorg with a card that draws nowhere: its first output is connected, fifteen more wait (dummy(4)). */
const settings = `
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 65536
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  DefaultDepth 24
EndSection
Section "ServerFlags"
  Option "AutoAddDevices" "false"
EndSection
`;

export interface ConnectedDisplays extends Display {
  /** Connects a second display at the right of the first, or takes it away. */
  second(connected: boolean): Promise<void>;
  /** Which of two displays is the main one. */
  main(which: 'first' | 'second'): Promise<void>;
  /** Sets the first display to one of its modes, as `800x600`. */
  size(mode: string): Promise<void>;
}

export const usualMode = { width: 1024, height: 768 } as const;
const words = (mode: { width: number; height: number }): string => `${mode.width}x${mode.height}`;

export async function startDisplays(): Promise<ConnectedDisplays> {
  const folder = await mkdtemp(join(tmpdir(), 'lethe-xorg-'));
  const file = join(folder, 'xorg.conf');
  await writeFile(file, settings);
  const withoutConsole = ['-novtswitch', '-sharevts', '-logfile', join(folder, 'log')];
  const display = await displayOf('Xorg', '-config', file, ...withoutConsole);
  const set = async (...options: string[]): Promise<void> => {
    await run('xrandr', ['--display', display.name, ...options]);
    // An output of this driver counts as connected once somebody has looked at it; a real one says so by itself.
    await run('xrandr', ['--display', display.name, '--query']);
  };
  await set('--addmode', 'DUMMY1', words(usualMode));
  return {
    ...display,
    second: (connected) =>
      connected
        ? set('--output', 'DUMMY1', '--mode', words(usualMode), '--right-of', 'DUMMY0')
        : set('--output', 'DUMMY1', '--off'),
    main: (which) => set('--output', which === 'first' ? 'DUMMY0' : 'DUMMY1', '--primary'),
    size: (mode) => set('--output', 'DUMMY0', '--mode', mode),
    async stop() {
      await display.stop();
      await rm(folder, { recursive: true });
    },
  };
}
