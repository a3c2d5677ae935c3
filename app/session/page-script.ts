// What runs in each document before the page's first script: doors that Chromium has and Electron has no switch for are closed.

/** What the script says on the page's console, and which of the patron's notices that is. */
export const refusals: Readonly<Record<string, 'file' | 'print'>> = { 'lethe:file': 'file', 'lethe:print': 'print' };

/**
 * WebTransport is asked of no gate (Electron's web requests do not see it), so it could reach into the building. Workers
 * lose it too: see page-guard.ts.
 */
export const noTransport = 'delete globalThis.WebTransport;';

/**
 * Printing has two ways in (`print()` and the editing command of that name), and both open the desktop's own dialog. A file
 * input's `showPicker()` is not stopped by the interception of file choosers in older Chromium. WebRTC opens sockets that
 * are asked of no gate and look names up by themselves. Films in windows of
 * their own and the picker of the screen's colours would lie over the bar. All functions that the script needs are taken out before a page
 * can replace them.
 */
export const pageScript = `{
  const { apply, defineProperty, getOwnPropertyDescriptor } = Reflect;
  const { toLowerCase } = String.prototype;
  const { debug } = console;
  const { execCommand } = Document.prototype;
  const { showPicker } = HTMLInputElement.prototype;
  const typeOf = getOwnPropertyDescriptor(HTMLInputElement.prototype, 'type').get;
  const put = (on, name, value) => defineProperty(on, name, { value, writable: false, configurable: false });
  put(window, 'print', function print() { debug('lethe:print'); });
  put(Document.prototype, 'execCommand', function (command, shows, value) {
    const name = \`\${command}\`;
    if (apply(toLowerCase, name, []) !== 'print') return apply(execCommand, this, [name, shows, value]);
    debug('lethe:print');
    return false;
  });
  if (showPicker) put(HTMLInputElement.prototype, 'showPicker', function () {
    if (apply(typeOf, this, []) !== 'file') return apply(showPicker, this, []);
    debug('lethe:file');
  });
  delete HTMLVideoElement.prototype.requestPictureInPicture;
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'EyeDropper', 'documentPictureInPicture'])
    delete window[name];
  ${noTransport}
}`;
