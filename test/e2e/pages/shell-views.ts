// Every screen of the shell, as views that the contract accepts.
import { type Check, CheckId, type Receipt } from '../../../contract/receipt.ts';
import { ShellView } from '../../../contract/shell-page.ts';
import { type Language, plainLook } from '../../../contract/words.ts';

const looked = [231, 6, 412, 3, 18, 2, 0, 57, 1, 1, 0, 0, 0, 0];
const checks: Check[] = CheckId.options.map((id, at) => ({ id, looked: looked[at] ?? 0, left: 0 }));

export const receipt: Receipt = {
  verdict: 'clean',
  containment: 'bubblewrap',
  checks,
  left: 0,
  removed: 4,
  milliseconds: 38,
};

type Rest = Partial<Omit<ShellView, 'screen' | 'language'>>;

/** Parsed by the contract, so that a test can't show what main could not send. */
export function shellView(language: Language, screen: unknown, rest: Rest = {}): ShellView {
  const name = language === 'es' ? 'Equipo 12' : 'Computer 12';
  return ShellView.parse({
    kind: 'open-access',
    place: 'Harbour Street Library',
    name,
    languages: ['en', 'es'],
    language,
    look: plainLook,
    screen,
    ...rest,
  });
}

const pin = { screen: 'staff-pin', triesLeft: 5, wrong: false, lockedSeconds: 0, absent: false };
const menu = {
  screen: 'staff-menu',
  state: 'open',
  visit: true,
  mayAddTime: true,
  closed: false,
  version: '0.1.0',
  lastWipe: 'clean',
};
const ended = { screen: 'receipt', reason: 'patron', full: false, receipt };

interface State {
  readonly screen: unknown;
  readonly rest?: Rest;
}

export const shellStates: Readonly<Record<string, State>> = {
  welcome: { screen: { screen: 'welcome', ready: true, limitMinutes: 60 } },
  'welcome-preparing': { screen: { screen: 'welcome', ready: false, limitMinutes: 60 } },
  'welcome-lookup': { screen: { screen: 'welcome', ready: true, limitMinutes: null }, rest: { kind: 'quick-lookup' } },
  'welcome-dark': {
    screen: { screen: 'welcome', ready: true, limitMinutes: 60 },
    rest: { look: { ...plainLook, theme: 'dark' } },
  },
  'welcome-contrast': {
    screen: { screen: 'welcome', ready: true, limitMinutes: 60 },
    rest: { look: { ...plainLook, theme: 'contrast' } },
  },
  idle: { screen: { screen: 'idle', secondsLeft: 24, seconds: 30 } },
  wiping: { screen: { screen: 'wiping', why: 'session' } },
  'wiping-slow': { screen: { screen: 'wiping', why: 'slow' } },
  'wiping-boot': { screen: { screen: 'wiping', why: 'boot' } },
  'wiping-agent': { screen: { screen: 'wiping', why: 'agent' } },
  receipt: { screen: ended },
  'receipt-full': { screen: { ...ended, reason: 'crash', full: true } },
  'receipt-directory': { screen: { ...ended, reason: 'idle', receipt: { ...receipt, containment: 'directory' } } },
  'receipt-contrast': { screen: ended, rest: { look: { ...plainLook, theme: 'contrast' } } },
  'out-of-service': { screen: { screen: 'out-of-service', code: 'WIPE-01' } },
  'out-of-service-policy': {
    screen: { screen: 'out-of-service', code: 'POLICY-03', place: { line: 14, column: 3, key: 'timers.idel' } },
  },
  hung: { screen: { screen: 'hung' } },
  closed: { screen: { screen: 'closed' } },
  'staff-pin': { screen: pin },
  'staff-pin-wrong': { screen: { ...pin, wrong: true, triesLeft: 3 } },
  'staff-pin-locked': { screen: { ...pin, wrong: true, triesLeft: 0, lockedSeconds: 30 } },
  'staff-pin-absent': { screen: { ...pin, absent: true } },
  'staff-menu': { screen: menu },
  'staff-menu-closed': { screen: { ...menu, state: 'clean', visit: false, mayAddTime: false, closed: true } },
};
