// One patron's session, put together: prepared while nobody sits there, started by one message, and obedient after that.
import { join } from 'node:path';
import { app, type Session } from 'electron';
import { BarPress, type BarView } from '../../contract/bar-page.ts';
import type { MaskedSeed } from '../../contract/canary.ts';
import type { SessionPolicy, ToSession } from '../../contract/session-link.ts';
import { compileRules, type Rules } from '../policy/navigation.ts';
import { type OwnPage, speakWith } from '../trusted/own-page.ts';
import { ownPartition } from '../trusted/own-partition.ts';
import { lockedPreferences } from '../trusted/preferences.ts';
import { wordsIn } from '../trusted/words.ts';
import { type BarDoes, pressBar } from './bar.ts';
import { barViewOf } from './bar-view.ts';
import { offerContextMenu } from './context-menu.ts';
import { failingIn } from './failing.ts';
import { showFailures } from './failures.ts';
import { type Gate, openGate } from './gate.ts';
import { type Held, heldBack } from './hold.ts';
import { guardKeys, type KeyDoes } from './keys.ts';
import { type Knowledge, knowledge } from './knowledge.ts';
import { openPartition, speak } from './partition.ts';
import { type Rehearsing, rehearse } from './rehearsal/rehearse.ts';
import type { ShellChannel } from './shell-channel.ts';
import { askSignIn } from './sign-in.ts';
import { openStage, type View } from './stage.ts';
import type { Tab } from './tab.ts';
import { answerPages } from './tab-protocol.ts';
import { beginVisit, type Visit } from './visit.ts';
import { guardWindows } from './windows.ts';

type Prepare = Extract<ToSession, { do: 'prepare' }>;
type Start = Extract<ToSession, { do: 'start' }>;
type Rehearse = Extract<ToSession, { do: 'rehearse' }>;

export interface PatronSession {
  obey(message: Exclude<ToSession, Prepare>): void;
}

const now = (): number => performance.now();

/** Everything that stands between a page and the rest is put on a tab here, before it loads anything. */
function guardTab(tab: Tab, gate: Gate, known: Knowledge, does: () => KeyDoes, tooMany: () => void): void {
  const { contents } = tab.view;
  gate.guard(tab);
  guardKeys(contents, does);
  showFailures(tab, now, { tooMany });
  contents.on('did-navigate', (_event, address) => known.visited(address));
}

/** The catalogue, where a word that was marked can be looked up; its search address is the policy's to give. */
function lookUpIn(visit: Visit): ((text: string) => void) | null {
  const catalogue = visit.policy.resources.find(
    (resource) => resource.kind === 'catalogue' && resource.search !== undefined,
  );
  if (catalogue?.search === undefined) return null;
  const { search } = catalogue;
  return (text) => void visit.open(search.replace('{words}', encodeURIComponent(text)), true);
}

function openBar(bar: View, origin: string, pressed: (press: BarPress) => void): OwnPage<BarView> {
  const page = speakWith<BarView, BarPress>(bar.contents, origin, BarPress, pressed);
  bar.contents.on('will-navigate', (event) => event.preventDefault());
  bar.contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  return page;
}

/** Milliseconds. A page that has been loaded is still being drawn: first the bar stays out of its way, then the next spare. */
const [drawing, drawn] = [150, 1000];
/** Milliseconds: a page that takes longer is one that the patron should be told about. */
const longestHold = 500;

/** Says once that the patron's first page is up. */
function announceFirstPage(tab: Tab, bar: Held, shell: ShellChannel): void {
  const announce = (): void => {
    setTimeout(bar.release, drawing);
    setTimeout(() => {
      // Not before: to be told that it may rest has a page start its drawing anew.
      tab.drawUnseen(false);
      shell.say({ is: 'page-up' });
    }, drawn);
  };
  if (tab.view.contents.isLoading()) tab.view.contents.once('did-stop-loading', announce);
  else announce();
}

/** Loads the home page as the agent is being asked: looking its name up and fetching it take as long as the agent does. */
function goHome(visit: Visit, bar: Held, { language, look }: Pick<Start, 'language' | 'look'>): void {
  const { state, session } = visit;
  const tab = visit.current() ?? visit.open('', true);
  // The warm tab speaks the language that the station woke up in.
  if (language !== state.language) {
    state.language = language;
    speak(session, language);
    tab?.speak(language);
  }
  state.look = look;
  visit.changed();
  bar.hold();
  tab?.load(visit.home());
}

function start(visit: Visit, bar: Held, message: Start, shell: ShellChannel): void {
  const { state, stage } = visit;
  state.time = message.time;
  // The patron may have chosen another language while the agent was asked.
  if (message.language !== state.language || visit.current() === undefined) goHome(visit, bar, message);
  state.look = message.look;
  const tab = visit.current();
  if (tab !== undefined) announceFirstPage(tab, bar, shell);
  stage.window.show();
  visit.come();
  visit.changed();
  shell.say({ is: 'shown' });
}

function playRehearsal(rehearsing: Rehearsing, seed: MaskedSeed, shell: ShellChannel): void {
  rehearse(rehearsing, seed).then(
    (refused) => shell.say({ is: 'planted', refused: [...refused] }),
    () => shell.say({ is: 'failed' }),
  );
}

function obey(visit: Visit, bar: Held, shell: ShellChannel, message: Exclude<ToSession, Prepare | Rehearse>): void {
  const { state, stage } = visit;
  switch (message.do) {
    case 'stand-by':
      return stage.window.showInactive();
    case 'expect':
      return goHome(visit, bar, message);
    case 'start':
      return start(visit, bar, message, shell);
    case 'time':
      state.stripClosed = state.stripClosed && message.time.warning === state.time.warning;
      state.time = message.time;
      return visit.changed();
    case 'answer':
      return shell.say({ is: 'alive' });
    case 'end':
      return shell.say({ is: 'end-asked', loses: state.wentOut });
    case 'ending':
      return visit.hang(
        message.secondsLeft === null ? { hangs: 'nothing' } : { hangs: 'end', secondsLeft: message.secondsLeft },
      );
    case 'focus':
      return visit.come();
  }
}

/** Answers what our own pages in a tab ask: what is offered here, what is known, and the two things they may do. */
function answerOwnPages(
  session: Session,
  pagesFolder: string,
  visit: () => Visit,
  known: Knowledge,
  shell: ShellChannel,
): void {
  answerPages(session, pagesFolder, {
    view: () => {
      const { policy, state } = visit();
      return { language: state.language, look: state.look, place: policy.place, resources: policy.resources };
    },
    knows: known.counts,
    names: known.names,
    reload() {
      const tab = visit().current();
      const failing = tab === undefined ? null : failingIn(tab);
      if (failing !== null) tab?.load(failing);
    },
    erase: () => shell.say({ is: 'end-now' }),
  });
}

/** Builds a session that is warm: window hidden, bar loaded, first tab guarded. */
export async function prepareSession(message: Prepare, shell: ShellChannel): Promise<PatronSession> {
  let rules: Rules = compileRules(message.policy);
  const partition = openPartition(message.development, { refused: (notice) => visit.tell(notice) });
  const pagesFolder = join(__dirname, 'pages');
  const barPart = ownPartition('bar', pagesFolder);
  const ownPreferences = { ...lockedPreferences, session: barPart.session, devTools: false };
  speak(partition, message.policy.languages[0] ?? 'en');
  const stage = openStage(message.bounds, message.kiosk, ownPreferences);
  const barPreferences = { ...ownPreferences, preload: join(__dirname, 'bridge.cjs'), backgroundThrottling: false };
  const bar = stage.open(barPreferences, true);
  const does: BarDoes = {
    get visit() {
      return visit;
    },
    say: shell.say,
    signIn: askSignIn(app, () => visit),
  };
  const pressed = (press: BarPress): void => {
    // Whoever presses something sees at once what it did; the bar's own word on its height is no press of theirs.
    if (press.press !== 'height') held.release();
    pressBar(does, press);
  };
  const page = openBar(bar, barPart.origin, pressed);
  const keyDoes: KeyDoes = {
    get visit() {
      return visit;
    },
    bar,
    press: pressed,
  };
  const known = knowledge(() => visit);
  const gate = openGate(
    partition,
    () => rules,
    () => visit,
    now,
  );
  const windows = guardWindows(gate, () => visit, now);
  const held = heldBack(() => page.show(barViewOf(visit, rules)), longestHold);
  const visit: Visit = beginVisit(stage, partition, bar, message.policy, {
    opened(tab) {
      guardTab(
        tab,
        gate,
        known,
        () => keyDoes,
        () => shell.say({ is: 'failed' }),
      );
      windows.guard(tab);
      offerContextMenu(tab.view.contents, () => menuWords(visit), lookUpIn(visit));
      tab.view.contents.on('found-in-page', (_event, found) => {
        visit.state.found = { at: found.activeMatchOrdinal, all: found.matches };
        visit.changed();
      });
    },
    changed() {
      does.signIn.look();
      held.show();
    },
    lastClosed: () => shell.say({ is: 'last-tab-closed' }),
  });
  stage.follow(() => visit.changed());
  guardKeys(bar.contents, () => keyDoes);
  answerOwnPages(partition, pagesFolder, () => visit, known, shell);
  bar.show(true);
  await bar.contents.loadURL(`${barPart.origin}/index.html`);
  const warm = visit.open(message.policy.home === 'library' ? visit.home() : 'about:blank', true);
  warm?.drawUnseen(true);
  bar.show(true);
  const judgeBy = (policy: SessionPolicy): void => {
    rules = compileRules(policy);
  };
  // A session is somebody's or nobody's, once.
  let taken = false;
  return {
    obey(asked) {
      const takes = asked.do === 'start' || asked.do === 'rehearse';
      if (takes && taken) return;
      taken ||= takes;
      if (asked.do === 'rehearse') playRehearsal({ visit, pagesFolder, judgeBy }, asked.seed, shell);
      else obey(visit, held, shell, asked);
    },
  };
}

function menuWords(visit: Visit): { copy: string; paste: string; lookUp: string } {
  const words = wordsIn(visit.state.language);
  return { copy: words('menu-copy'), paste: words('menu-paste'), lookUp: words('menu-look-up') };
}
