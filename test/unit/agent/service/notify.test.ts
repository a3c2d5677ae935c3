// What systemd is told: readiness once, life at a third of its patience, and nothing where nobody listens.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { serviceManager, watchdogInterval } from '../../../../agent/service/notify.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const heard = (environment: Record<string, string>) => {
  const messages: string[] = [];
  const manager = serviceManager(environment, (socket, message) => messages.push(`${socket} ${message}`));
  return { manager, messages };
};

it('says nothing where no service manager listens', () => {
  const { manager, messages } = heard({ WATCHDOG_USEC: '3000000' });
  manager.ready();
  vi.advanceTimersByTime(10_000);
  manager.stop();
  expect(messages).toEqual([]);
});

it('is ready when it is told so, not before', () => {
  const { manager, messages } = heard({ NOTIFY_SOCKET: '/n' });
  vi.advanceTimersByTime(10_000);
  expect(messages).toEqual([]);
  manager.ready();
  expect(messages).toEqual(['/n READY=1']);
});

it('lives three times in the watchdog’s patience, until it stops', () => {
  const { manager, messages } = heard({ NOTIFY_SOCKET: '/n', WATCHDOG_USEC: '3000000' });
  vi.advanceTimersByTime(3000);
  expect(messages).toEqual(Array(3).fill('/n WATCHDOG=1'));
  manager.stop();
  vi.advanceTimersByTime(10_000);
  expect(messages.slice(3)).toEqual(['/n STOPPING=1']);
});

it.each([
  ['nothing', {}],
  ['no number', { WATCHDOG_USEC: 'soon' }],
  ['zero', { WATCHDOG_USEC: '0' }],
  ['less than zero', { WATCHDOG_USEC: '-5' }],
  ['another process', { WATCHDOG_USEC: '3000000', WATCHDOG_PID: '1' }],
])('does not take %s for a watchdog', (_what, environment) => {
  expect(watchdogInterval(environment)).toBeNull();
});

it('knows itself by its process id', () => {
  expect(watchdogInterval({ WATCHDOG_USEC: '90000000', WATCHDOG_PID: String(process.pid) })).toBe(30_000);
});
