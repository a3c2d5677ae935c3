// Chromium's switches for shell and session alike: nothing phones home, nothing is written for later, nothing listens.
import type { App } from 'electron';

/** name, value, and in the comment the reason. `''` is a switch without a value. */
const always: readonly (readonly [string, string])[] = [
  // Crash dumps hold page text (a renderer crash of a stock browser leaves one outside its own profile).
  ['disable-breakpad', ''],
  ['disable-crash-reporter', ''],
  // Fetches that no patron asked for, and that would show when a station is used.
  ['disable-background-networking', ''],
  ['disable-component-update', ''],
  ['disable-domain-reliability', ''],
  ['disable-sync', ''],
  ['no-pings', ''],
  ['no-first-run', ''],
  ['no-default-browser-check', ''],
  // No keyring of the desktop is asked for a key.
  ['password-store', 'basic'],
  // Memory only: the session's second line behind its tmpfs.
  ['disk-cache-size', '1'],
  ['disable-gpu-shader-disk-cache', ''],
  // Two fingers or a long pull must not act as Back: a patron who scrolls would lose a page.
  ['overscroll-history-navigation', '0'],
];

const disabledFeatures = [
  // MPRIS would put page titles on the message bus; hardware keys would reach pages.
  'MediaSessionService',
  'HardwareMediaKeyHandling',
  'MediaRouter',
  'Translate',
  'AutofillServerCommunication',
  'OptimizationHints',
  'InterestFeedContentSuggestions',
  'CertificateTransparencyComponentUpdater',
  'NetworkTimeServiceQuerying',
  'WebOTP',
  'WebBluetooth',
  'WebUSB',
  'DirectSockets',
  'BackForwardCache',
] as const;

export function applySwitches(app: App, hasGraphics: boolean): void {
  for (const [name, value] of always) app.commandLine.appendSwitch(name, value);
  app.commandLine.appendSwitch('disable-features', disabledFeatures.join(','));
  if (hasGraphics) return;
  // Without a graphics card Chromium would start a renderer in software, fail and fall back: a second of a patron's time.
  app.disableHardwareAcceleration();
  app.commandLine.appendSwitch('disable-software-rasterizer');
}

/** Options that open a door into a running station. A packaged build refuses to start with any of them. */
export const forbiddenWhenPackaged = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'inspect-brk',
  'no-sandbox',
  'disable-web-security',
  'host-resolver-rules',
  'ignore-certificate-errors',
  'load-extension',
  'js-flags',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
] as const;

export const forbiddenOption = (app: App): string | undefined =>
  app.isPackaged ? forbiddenWhenPackaged.find((name) => app.commandLine.hasSwitch(name)) : undefined;
