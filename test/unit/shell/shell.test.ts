// How the rules are joined to the world: in order, one event at a time, with the window above or below as it must be.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { newStation } from '../../../app/shell/rules.ts';
import { runShell, type World } from '../../../app/shell/shell.ts';
import type { Ask } from '../../../contract/agent-link.ts';
import type { ToSession } from '../../../contract/session-link.ts';
import type { ShellView } from '../../../contract/shell-page.ts';
import { happens, pin, press, rules, said, told, wipedClean } from './station.ts';

const names = { place: 'A library', name: 'A station', version: '1.0.0' };

function start(more: Partial<World> = {}) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'Date'] });
  const done: string[] = [];
  const views: ShellView[] = [];
  const note = (what: string) => () => void done.push(what);
  const world: World = {
    now: () => Date.now(),
    timeOfDay: () => '12:00',
    idleSeconds: () => 0,
    show: (view) => views.push(view),
    raise: note('raise'),
    lower: note('lower'),
    repaint: note('repaint'),
    clearSelections: async () => void done.push('clear'),
    verifyPin: async (digits) => digits === '2468',
    leave: note('leave'),
    renew: note('renew'),
    ...more,
  };
  const shell = runShell(newStation(rules, null, world.now()), names, world);
  shell.connect(
    { ask: (ask: Ask) => done.push(`ask ${ask.ask}`), close: () => undefined },
    {
      warm: note('warm'),
      standBy: () => undefined,
      expect: () => undefined,
      tell: (message: ToSession) => done.push(`tell ${message.do}`),
      endVisit() {
        done.push('end');
        shell.happened(happens('session-gone'));
      },
      endSpare: note('end spare'),
      endAll: async () => undefined,
    },
  );
  // The welcome is painted before anything else happens to a station.
  shell.pressed({ press: 'painted' });
  const browse = () => {
    for (const event of [told('clean'), happens('spare-ready'), press('start'), told('open'), said({ is: 'shown' })])
      shell.happened(event);
  };
  return { shell, done, views, browse, screen: () => views.at(-1)?.screen.screen };
}

afterEach(() => void vi.useRealTimers());

describe('a shell', () => {
  it('goes under the session’s window when that is shown, and not before', () => {
    const { done, browse } = start();
    browse();
    expect(done.indexOf('lower')).toBeGreaterThan(done.indexOf('tell start'));
    expect(done.slice(done.indexOf('tell start') + 1)).toEqual(['lower']);
  });

  it('comes up for the staff door, and gives the keyboard back after it', () => {
    const { shell, done, browse } = start();
    browse();
    done.length = 0;
    shell.happened(happens('staff-key'));
    shell.happened(happens('staff-key'));
    expect(done).toEqual(['raise', 'lower', 'tell focus']);
  });

  it('gives the keyboard back that came to its window while it had nothing to say, and keeps what it asked for', () => {
    const { shell, done, browse } = start();
    browse();
    done.length = 0;
    shell.focused();
    expect(done).toEqual(['lower', 'tell focus']);
    shell.happened(happens('staff-key'));
    done.length = 0;
    shell.focused();
    expect(done).toEqual([]);
  });

  it('takes the keyboard back that left it while a PIN is typed, and lets it go where it has nothing to say', () => {
    const { shell, done, browse } = start();
    shell.blurred();
    browse();
    done.length = 0;
    shell.blurred();
    expect(done).toEqual([]);
    shell.happened(happens('staff-key'));
    done.length = 0;
    shell.blurred();
    expect(done).toEqual(['raise']);
  });

  it('asks the agent to close only after the selections are empty', async () => {
    let empty: () => void = () => undefined;
    const emptied = new Promise<void>((resolve) => {
      empty = resolve;
    });
    const { shell, done, browse } = start({ clearSelections: () => emptied });
    browse();
    shell.happened(press('end'));
    await vi.advanceTimersByTimeAsync(10);
    expect(done).not.toContain('ask close');
    empty();
    await vi.advanceTimersByTimeAsync(10);
    expect(done).toContain('ask close');
  });

  it('asks it to close also when the selections could not be emptied: it looks for itself', async () => {
    const { shell, done, browse } = start({ clearSelections: () => Promise.reject(new Error('no display')) });
    browse();
    shell.happened(press('end'));
    await vi.advanceTimersByTimeAsync(10);
    expect(done).toContain('ask close');
  });

  it('ends the processes, empties the selections, asks the agent, and warms the next spare, in this order', async () => {
    const { shell, done, views, browse, screen } = start();
    browse();
    shell.happened(press('end'));
    await vi.advanceTimersByTimeAsync(10);
    shell.happened(told('wiping'));
    shell.happened(wipedClean);
    expect(done.filter((what) => ['end', 'clear', 'ask close', 'warm'].includes(what))).toEqual([
      'warm',
      'end',
      'clear',
      'ask close',
      'warm',
    ]);
    expect(screen()).toBe('receipt');
    expect(views.length).toBeGreaterThan(5);
  });

  it('counts at a quick pace while an end is counted, and calmly otherwise', async () => {
    const { shell, views, browse } = start();
    browse();
    const shown = async () => {
      await vi.advanceTimersByTimeAsync(1100);
      const before = views.length;
      await vi.advanceTimersByTimeAsync(2000);
      return views.length - before;
    };
    expect(await shown()).toBe(2);
    shell.happened(said({ is: 'end-asked', loses: true }));
    expect(await shown()).toBe(20);
  });

  it('lets staff in with the right PIN alone, and lets them out once', async () => {
    const { shell, done, screen } = start();
    shell.happened(told('clean'));
    shell.happened(happens('staff-key'));
    shell.happened(pin('1111'));
    await vi.advanceTimersByTimeAsync(10);
    expect(screen()).toBe('staff-pin');
    shell.happened(pin('2468'));
    await vi.advanceTimersByTimeAsync(10);
    expect(screen()).toBe('staff-menu');
    shell.pressed({ press: 'staff', choice: 'leave' });
    await vi.advanceTimersByTimeAsync(5000);
    expect(done.filter((what) => what === 'leave')).toHaveLength(1);
  });
});
