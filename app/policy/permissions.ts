// What a website may use of this computer: one table, everything denied but two, and a name not in it denied too.

/** Every permission that Electron asks about, from 25 to 45. https://www.electronjs.org/docs/latest/api/session */
export const permissions: Readonly<Record<string, boolean>> = {
  // Copying is a patron’s own act; Chromium lets a page do it only right after a key or a touch.
  'clipboard-sanitized-write': true,
  // For films. The bar stays: the page fills its own view and no more.
  fullscreen: true,

  // Reading what was copied: it may come from another website.
  'clipboard-read': false,
  'deprecated-sync-clipboard-read': false,
  // Camera, microphone, screen.
  media: false,
  'display-capture': false,
  mediaKeySystem: false,
  'speaker-selection': false,
  // Where the computer stands, what is plugged into it, what it senses.
  geolocation: false,
  'geolocation-approximate': false,
  hid: false,
  serial: false,
  usb: false,
  bluetooth: false,
  midi: false,
  midiSysex: false,
  sensors: false,
  // Things that outlast a page, or a visit.
  notifications: false,
  'background-sync': false,
  'background-fetch': false,
  'periodic-background-sync': false,
  'persistent-storage': false,
  'storage-access': false,
  'top-level-storage-access': false,
  fileSystem: false,
  'payment-handler': false,
  'screen-wake-lock': false,
  'system-wake-lock': false,
  'web-app-installation': false,
  // Ways to hold the patron, to leave the page, or to tell computers apart.
  pointerLock: false,
  keyboardLock: false,
  openExternal: false,
  'window-management': false,
  'window-placement': false,
  'local-fonts': false,
  'idle-detection': false,
  'local-network-access': false,
  'local-network': false,
  'loopback-network': false,
  'captured-surface-control': false,
  'hand-tracking': false,
  ar: false,
  vr: false,
  nfc: false,
  'smart-card': false,
  'web-printing': false,
  'automatic-fullscreen': false,
  unknown: false,
};

/** @param permission as Electron’s permission handlers name it */
export const mayUse = (permission: string): boolean =>
  Object.hasOwn(permissions, permission) && permissions[permission] === true;
