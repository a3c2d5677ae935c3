// What a patron sees when a page does not come: no connection, no answer, a bad certificate, a crash. And when it is enough.
import { net } from 'electron';
import { addressOf } from '../../contract/tab-page.ts';
import { parseAddress } from '../../contract/web-address.ts';
import { countCrash } from '../policy/crash-count.ts';
import type { Tab } from './tab.ts';

/** Chromium's net error numbers (net/base/net_error_list.h). */
const aborted = -3;
const blockedByClient = -20;
const disconnected = -106;
const isCertificate = (code: number): boolean => code <= -200 && code >= -299;

export interface FailureEvents {
  /** A third crash within a minute: the visit can't go on. */
  tooMany(): void;
}

function pageFor(code: number, description: string, address: string): string {
  const host = parseAddress(address)?.host ?? '';
  if (isCertificate(code)) return addressOf('certificate', { host, reason: description.replace(/^ERR_/, '') });
  if (code === disconnected || !net.isOnline()) return addressOf('offline', { url: address });
  return addressOf('site', { host });
}

/** A page that ended on purpose has not failed. */
const onPurpose: readonly string[] = ['clean-exit'];

export function showFailures(tab: Tab, now: () => number, events: FailureEvents): void {
  const { contents } = tab.view;
  contents.on('did-fail-load', (_event, code, description, address, isMainFrame) => {
    // Stopped by the patron, or replaced by a newer load.
    if (!isMainFrame || code === aborted || address.startsWith('lethe:')) return;
    tab.failedEntry = true;
    // The gate shows a page of its own.
    if (code === blockedByClient) return;
    tab.failing = address;
    tab.load(pageFor(code, description, address));
  });
  contents.on('did-navigate', (_event, address) => {
    if (address.startsWith('lethe:')) return;
    tab.failing = null;
    tab.failedEntry = false;
  });
  contents.on('render-process-gone', (_event, details) => {
    if (onPurpose.includes(details.reason)) return;
    const { crashes, end } = countCrash(tab.crashes, now());
    tab.crashes = crashes;
    if (end) {
      events.tooMany();
      return;
    }
    tab.failing = contents.getURL().startsWith('lethe:') ? tab.failing : contents.getURL();
    // Not from within the event: Chromium still takes the dead page apart, and loading into it ends the whole process.
    setImmediate(() => tab.load(addressOf('crashed', { times: String(crashes.length) })));
  });
}
