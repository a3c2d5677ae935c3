// The baseline: an Electron that opens one window and loads one page, with nothing else said about it.
const { app, BrowserWindow, session } = require('electron');

/** @param {string} name */
const option = (name) => process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);

app.whenReady().then(() => {
  session.defaultSession.setCertificateVerifyProc((request, answer) =>
    answer(request.certificate.fingerprint === option('certificate') ? 0 : -3),
  );
  const window = new BrowserWindow({ x: 0, y: 0, width: 1280, height: 800 });
  window.loadURL(option('page') ?? 'about:blank');
});
