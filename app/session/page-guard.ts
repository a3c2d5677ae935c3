// Stops what Electron has no switch for: file choosers and print dialogs of pages, in every frame, before a page's first script.
import type { WebContents } from 'electron';

/**
 * Chromium's own debugging protocol, spoken inside this process and on no port: `Page.setInterceptFileChooserDialog` keeps
 * the chooser from opening and tells us; the script replaces printing in each new document, frames within frames included.
 * https://chromedevtools.github.io/devtools-protocol/tot/Page/
 */
const noPrinting =
  "Object.defineProperty(window, 'print', { value() { console.debug('lethe:print'); }, writable: false, configurable: false });";

export interface PageGuard {
  /** Ends when the page is guarded; until then nothing may be loaded. */
  readonly ready: Promise<void>;
}

/** Frames of other sites are targets of their own; they wait until they are guarded too. Workers have no dialogs. */
const frames = {
  autoAttach: true,
  waitForDebuggerOnStart: true,
  flatten: true,
  filter: [{ type: 'iframe' }, { exclude: true }],
};

async function guardTarget(contents: WebContents, target?: string): Promise<void> {
  const { debugger: protocol } = contents;
  const send = (method: string, parameters: object = {}) => protocol.sendCommand(method, parameters, target);
  await Promise.all([
    send('Page.enable'),
    send('Page.setInterceptFileChooserDialog', { enabled: true }),
    send('Page.addScriptToEvaluateOnNewDocument', { source: noPrinting, runImmediately: true }),
    send('Target.setAutoAttach', frames),
    send('Runtime.runIfWaitingForDebugger'),
  ]);
}

/** @param refused called when a page asked for a file or wanted to print */
export function guardPage(contents: WebContents, refused: (what: 'file' | 'print') => void): PageGuard {
  const { debugger: protocol } = contents;
  protocol.attach('1.3');
  protocol.on('message', (_event, method, parameters: { sessionId?: string }, _target) => {
    if (method === 'Page.fileChooserOpened') refused('file');
    // A frame that went away while it was being guarded needs no guard.
    if (method === 'Target.attachedToTarget') void guardTarget(contents, parameters.sessionId).catch(() => undefined);
  });
  contents.on('console-message', (details: unknown, _level?: number, text?: string) => {
    const message = text ?? (details as { message?: string }).message;
    if (message === 'lethe:print') refused('print');
  });
  // The protocol is answered by a page's process, so there must be one: an empty page starts it.
  return { ready: contents.loadURL('about:blank').then(() => guardTarget(contents)) };
}
