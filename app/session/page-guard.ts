// Does what Electron has no switch for, in every frame and before a page's first script: no file choosers, no print dialogs,
// and a plain browser's name and language.
import type { WebContents } from 'electron';
import type { Language } from '../../contract/words.ts';
import { noTransport, pageScript, refusals } from './page-script.ts';
import { userAgentOverride } from './plain-browser.ts';

export interface PageGuard {
  /** Ends when the page is guarded; until then nothing may be loaded. */
  readonly ready: Promise<void>;
  /** Tells the page's browser to speak another language; holds from the next document on. */
  speak(language: Language): Promise<void>;
}

/**
 * Frames of other sites and workers are targets of their own, which wait until they are guarded too; left out
 * of the list, workers would wait for ever.
 */
const targets = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };

/** The protocol would keep answers for whoever debugs; nobody does. */
const keepsNothing = { maxTotalBufferSize: 0, maxResourceBufferSize: 0, maxPostDataSize: 0 };

/**
 * Chromium's own debugging protocol, spoken inside this process and on no port: `Page.setInterceptFileChooserDialog` keeps
 * the chooser from opening and tells us; the script runs in each new document, frames within frames included.
 * A site's service worker answers for none of its pages: what it made would come past everything that looks at answers
 * (arrivals.ts), with a policy of its own, and its films would get windows over the bar.
 * https://chromedevtools.github.io/devtools-protocol/tot/Page/
 */
async function guardTarget(contents: WebContents, language: Language, target?: string): Promise<void> {
  const { debugger: protocol } = contents;
  const send = (method: string, parameters: object = {}) => protocol.sendCommand(method, parameters, target);
  await Promise.all([
    send('Page.enable'),
    send('Page.setInterceptFileChooserDialog', { enabled: true }),
    send('Network.enable', keepsNothing),
    send('Network.setBypassServiceWorker', { bypass: true }),
    send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript, runImmediately: true }),
    send('Target.setAutoAttach', targets),
    send('Emulation.setUserAgentOverride', userAgentOverride(language)),
  ]);
  // Sent along with the others, it lets the frame go before its process has them, and the frame then waits for ever.
  await send('Runtime.runIfWaitingForDebugger');
}

/**
 * A worker has no page: it takes the plain browser's name, as do the workers that it starts, and must be told to go on.
 * All at once, since a service worker answers nothing before it goes on.
 */
async function guardWorker(contents: WebContents, language: Language, target?: string): Promise<void> {
  const { debugger: protocol } = contents;
  const send = (method: string, parameters: object = {}) => protocol.sendCommand(method, parameters, target);
  await Promise.allSettled([
    send('Target.setAutoAttach', targets),
    send('Emulation.setUserAgentOverride', userAgentOverride(language)),
    send('Runtime.evaluate', { expression: noTransport }),
    send('Runtime.runIfWaitingForDebugger'),
  ]);
}

interface Message {
  readonly sessionId?: string;
  readonly targetInfo?: { readonly type: string };
}

/** @param refused called when a page asked for a file or wanted to print */
export function guardPage(
  contents: WebContents,
  first: Language,
  refused: (what: 'file' | 'print') => void,
): PageGuard {
  const { debugger: protocol } = contents;
  let language = first;
  // The second line behind the script: addresses of the local network do not leave through WebRTC (RFC 8828, mode 4).
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  protocol.attach('1.3');
  protocol.on('message', (_event, method, parameters: Message, _target) => {
    if (method === 'Page.fileChooserOpened') refused('file');
    const guard = parameters.targetInfo?.type.endsWith('worker') ? guardWorker : guardTarget;
    // What went away while it was being guarded needs no guard.
    if (method === 'Target.attachedToTarget')
      void guard(contents, language, parameters.sessionId).catch(() => undefined);
  });
  contents.on('console-message', (details: unknown, _level?: number, text?: string) => {
    const message = text ?? (details as { message?: string }).message;
    const what = Object.hasOwn(refusals, message ?? '') ? refusals[message ?? ''] : undefined;
    if (what !== undefined) refused(what);
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
