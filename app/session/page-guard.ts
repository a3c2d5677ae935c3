// Does what Electron has no switch for, in every frame and before a page's first script: no file choosers, no print dialogs,
// and a plain browser's name and language.
import type { WebContents } from 'electron';
import type { Language } from '../../contract/words.ts';
import { userAgentOverride } from './plain-browser.ts';

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
  /** Tells the page's browser to speak another language; holds from the next document on. */
  speak(language: Language): Promise<void>;
}

/**
 * Frames of other sites and workers are targets of their own, which wait until they are guarded too. A worker takes the
 * plain browser's name and refuses the rest; left out of the list it would wait for ever.
 */
const targets = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };

async function guardTarget(contents: WebContents, language: Language, target?: string): Promise<void> {
  const { debugger: protocol } = contents;
  const send = (method: string, parameters: object = {}) => protocol.sendCommand(method, parameters, target);
  await Promise.all([
    send('Page.enable'),
    send('Page.setInterceptFileChooserDialog', { enabled: true }),
    send('Page.addScriptToEvaluateOnNewDocument', { source: noPrinting, runImmediately: true }),
    send('Target.setAutoAttach', targets),
    send('Emulation.setUserAgentOverride', userAgentOverride(language)),
    send('Runtime.runIfWaitingForDebugger'),
  ]);
}

/** @param refused called when a page asked for a file or wanted to print */
export function guardPage(
  contents: WebContents,
  first: Language,
  refused: (what: 'file' | 'print') => void,
): PageGuard {
  const { debugger: protocol } = contents;
  let language = first;
  protocol.attach('1.3');
  protocol.on('message', (_event, method, parameters: { sessionId?: string }, _target) => {
    if (method === 'Page.fileChooserOpened') refused('file');
    // A worker has no page, and a frame that went away while it was being guarded needs no guard.
    if (method === 'Target.attachedToTarget')
      void guardTarget(contents, language, parameters.sessionId).catch(() => undefined);
  });
  contents.on('console-message', (details: unknown, _level?: number, text?: string) => {
    const message = text ?? (details as { message?: string }).message;
    if (message === 'lethe:print') refused('print');
  });
  // The protocol is answered by a page's process, so there must be one: an empty page starts it.
  const ready = contents.loadURL('about:blank').then(() => guardTarget(contents, first));
  return {
    ready,
    async speak(chosen) {
      language = chosen;
      await ready;
      await protocol.sendCommand('Emulation.setUserAgentOverride', userAgentOverride(chosen));
    },
  };
}
