// The promises that rest on rules alone: what a visit may write, when a station opens, when a visit ends, what a page may do.
import { describe, expect, it } from 'vitest';
import { next as nextOfAgent, type Run, type State, type StateEvent, unknown } from '../../agent/state/machine.ts';
import { bubblewrapArguments } from '../../app/containment/bubblewrap-arguments.ts';
import { judgeKey } from '../../app/policy/keys.ts';
import { mayUse, permissions } from '../../app/policy/permissions.ts';
import { judgeWindow } from '../../app/policy/windows.ts';
import { browsing, drive, ready, told } from '../unit/shell/station.ts';

const sandbox = bubblewrapArguments({
  program: { electron: '/opt/lethe/electron', application: null, switches: ['--session'] },
  accountsFile: '/opt/lethe/passwd',
  infoDescriptor: 4,
  libraries: ['/usr/lib/x86_64-linux-gnu'],
  hasGraphics: true,
  display: ':0',
  xauthority: null,
  memoryBytes: 1024 ** 3,
  slotsDirectory: '/run/lethe/sessions',
  fontTables: '/run/lethe/shell/home/.cache/fontconfig',
});

/** What follows each use of an option, as many words as it takes. */
const usesOf = (option: string, words: number): string[][] =>
  sandbox.flatMap((word, at) => (word === option ? [sandbox.slice(at + 1, at + 1 + words)] : []));

describe('P3 A visit lives in memory and dies with it.', () => {
  it('has nothing of the machine bound in that could be written', () => {
    expect(usesOf('--ro-bind', 2).length).toBeGreaterThan(1);
    expect([...usesOf('--bind', 2), ...usesOf('--bind-try', 2)]).toEqual([]);
  });

  it('has memory under its root and its shared memory, each with a size', () => {
    expect(usesOf('--tmpfs', 1)).toEqual([['/'], ['/dev/shm']]);
    expect(usesOf('--size', 1)).toHaveLength(2);
  });

  it('dies with the shell, in process and message namespaces of its own', () => {
    for (const option of ['--die-with-parent', '--unshare-pid', '--unshare-ipc', '--unshare-user', '--clearenv'])
      expect(sandbox).toContain(option);
  });

  it.each(['/etc/lethe', '/var', '/home', '/run', '/usr', '/usr/bin', '/etc', '/'])(
    'never sees %s of the machine',
    (place) => {
      const bound = ['--ro-bind', '--ro-bind-try', '--dev-bind-try'].flatMap((option) => usesOf(option, 2));
      expect(bound.filter(([from]) => from === place)).toEqual([]);
    },
  );
});

const everyWork: Run = { occasion: 'daily', work: ['event-logs', 'user-data', 'canary'] };
const events: readonly StateEvent[] = [
  { is: 'started', found: null, due: everyWork },
  { is: 'started', found: 'clean', due: null },
  { is: 'open', sessionSeen: true, due: null },
  { is: 'open', sessionSeen: true, due: everyWork },
  { is: 'open', sessionSeen: false, due: null },
  { is: 'close', reason: 'patron' },
  { is: 'shell-lost' },
  { is: 'run', run: everyWork },
  { is: 'run', run: { occasion: 'command', work: ['event-logs'] } },
  { is: 'receipt', verdict: 'clean', logsLeft: false },
  { is: 'receipt', verdict: 'clean', logsLeft: true },
  { is: 'receipt', verdict: 'residue', logsLeft: false },
  { is: 'receipt', verdict: 'unseen', logsLeft: false },
  { is: 'audited', problem: null },
  { is: 'audited', problem: 'CANARY-01' },
  { is: 'wipe-failed', problem: 'WIPE-02' },
  { is: 'journal-failed' },
  { is: 'retry', due: null },
  { is: 'retry', due: everyWork },
];

const isCleanReceipt = (event: StateEvent) => event.is === 'receipt' && event.verdict === 'clean' && !event.logsLeft;
const isPassed = (event: StateEvent) => event.is === 'audited' && event.problem === null;

/** Every state that any sequence of events leads to. */
function reachable(): { from: State; event: StateEvent; to: State }[] {
  const seen = new Map<string, State>([[JSON.stringify(unknown), unknown]]);
  const steps: { from: State; event: StateEvent; to: State }[] = [];
  for (const from of seen.values()) {
    for (const event of events) {
      const to = nextOfAgent(from, event).state;
      steps.push({ from, event, to });
      if (!seen.has(JSON.stringify(to))) seen.set(JSON.stringify(to), to);
    }
  }
  return steps;
}

describe('P4 No session starts until the last one is verified wiped.', () => {
  const steps = reachable();

  it('reaches every state that the agent has', () => {
    expect(new Set(steps.map(({ to }) => to.is))).toEqual(new Set(['clean', 'open', 'wiping', 'blocked']));
  });

  it('opens from clean alone, only a session that the agent sees, and only when nothing is overdue', () => {
    const opening = steps.filter(({ from, to }) => from.is !== 'open' && to.is === 'open');
    expect(opening.length).toBeGreaterThan(0);
    expect(
      opening.filter(({ from, event }) => {
        return from.is !== 'clean' || event.is !== 'open' || !event.sessionSeen || event.due !== null;
      }),
    ).toEqual([]);
  });

  it('becomes clean by a clean receipt alone, at the end of a wipe, and after a canary audit that passed', () => {
    const cleaned = steps.filter(({ from, to }) => from.is !== 'clean' && to.is === 'clean');
    expect(cleaned.length).toBeGreaterThan(0);
    expect(
      cleaned.filter(({ from, event }) => !(from.is === 'wiping' && (isCleanReceipt(event) || isPassed(event)))),
    ).toEqual([]);
    expect(
      cleaned.filter(({ from, event }) => from.is === 'wiping' && from.canary !== 'runs' && isPassed(event)),
    ).toEqual([]);
  });

  it.each(['wiping', 'blocked', 'open'] as const)('has no Start that works while the agent says %s', (state) => {
    const driven = drive().happen(told(state));
    driven.effects();
    expect(driven.happen({ is: 'pressed', press: { press: 'start' } }).effects()).not.toContainEqual({
      do: 'ask',
      ask: { ask: 'open' },
    });
  });

  it('has one that works when it says clean and a session is warm', () => {
    const driven = ready();
    driven.effects();
    expect(driven.happen({ is: 'pressed', press: { press: 'start' } }).effects()).toContainEqual({
      do: 'ask',
      ask: { ask: 'open' },
    });
  });
});

describe('P6 A visit that nobody attends ends by itself.', () => {
  it('asks first, and ends after the idle time and its warning', () => {
    const driven = browsing().pass(301, { idle: 0 });
    expect(driven.station.visit?.idleSecondsLeft).not.toBeNull();
    expect(driven.pass(31, { idle: 302 }).station.visit?.ending?.reason).toBe('idle');
  });

  it('ends at its limit, however busy it is', () => {
    const driven = browsing();
    for (let minute = 0; minute < 61; minute += 1) for (let part = 0; part < 6; part += 1) driven.pass(10, { idle: 0 });
    expect(driven.station.visit?.ending?.reason).toBe('limit');
  });

  it('ends when the patron asked to end and walked away', () => {
    const driven = browsing()
      .happen({ is: 'session-said', message: { is: 'end-asked', loses: true } })
      .pass(21);
    expect(driven.station.visit?.ending?.reason).toBe('patron');
  });
});

const key = (name: string, held: Partial<Parameters<typeof judgeKey>[0]> = {}) =>
  judgeKey({ key: name, code: '', control: false, shift: false, alt: false, meta: false, ...held });

describe('P7 A page cannot leave its place.', () => {
  it('may use two permissions of all there are', () => {
    expect(Object.keys(permissions).length).toBeGreaterThan(15);
    expect(Object.keys(permissions).filter(mayUse)).toEqual(['clipboard-sanitized-write', 'fullscreen']);
    expect(mayUse('something-new')).toBe(false);
  });

  it('gets no key that leaves the station', () => {
    expect(key('a')).toBe('page');
    for (const name of ['F12', 'F1', 'Super', 'PrintScreen'])
      expect(key(name, { meta: name === 'Super' })).toBe('refuse');
    for (const name of ['i', 'j', 'c']) expect(key(name, { control: true, shift: true })).toBe('refuse');
    for (const name of ['p', 's', 'o', 'n', 'q', 'u']) expect(key(name, { control: true })).toBe('refuse');
    expect(key('F4', { alt: true })).toBe('refuse');
  });

  it('gets a tab for a window, a few at a time, and none for an empty one', () => {
    const wish = { url: 'https://a.example/', disposition: 'new-window' };
    expect(judgeWindow(wish, { count: 1, openedAt: [] }, 0)).toBe('tab');
    expect(judgeWindow(wish, { count: 1, openedAt: [0, 0, 0] }, 0)).toBe('refuse');
    expect(judgeWindow({ ...wish, url: 'about:blank' }, { count: 1, openedAt: [] }, 0)).toBe('refuse');
  });
});
