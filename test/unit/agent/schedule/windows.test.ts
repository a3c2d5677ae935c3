// How Windows came up, from events in the form of its System channel. Written after its documentation, not recorded on a machine.
import { describe, expect, it } from 'vitest';
import { windowsStart } from '../../../../agent/schedule/windows.ts';

const event = (provider: string, id: number, at: string, data = ''): string =>
  `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='${provider}' Guid='{15ca44ff-4d7a-4baa-bba5-0998955e531e}'/><EventID>${id}</EventID><Version>0</Version><Level>4</Level><TimeCreated SystemTime='${at}'/><EventRecordID>4711</EventRecordID><Channel>System</Channel></System><EventData>${data}</EventData></Event>\n`;
const boot = (type: string, at = '2026-06-10T08:00:00.1234567Z'): string =>
  event(
    'Microsoft-Windows-Kernel-Boot',
    27,
    at,
    `<Data Name='BootType'>${type}</Data><Data Name='LoadOptions'> NOEXECUTE=OPTIN</Data>`,
  );
const wake = event(
  'Microsoft-Windows-Power-Troubleshooter',
  1,
  '2026-06-10T09:00:00.0000000Z',
  `<Data Name='WakeTime'>2026-06-10T09:00:00Z</Data>`,
);
const other = event('Microsoft-Windows-Kernel-Power', 105, '2026-06-10T10:00:00.0000000Z');
const before = Date.parse('2026-06-10T07:00Z');

describe('Windows', () => {
  it.each([
    ['a full start', boot('0'), 'cold'],
    ['Fast Startup', boot('1'), 'fast-startup'],
    ['Fast Startup, in the other notation', boot('0x1'), 'fast-startup'],
    ['the end of hibernation', boot('2'), 'hibernation'],
    ['the end of sleep', wake, 'sleep'],
    ['the newest of several', boot('0') + wake + other, 'sleep'],
    ['the newest, whatever the order', wake + boot('1', '2026-06-10T09:30:00Z'), 'fast-startup'],
  ])('came up by %s', (_what, log, expected) => expect(windowsStart(log, before)).toBe(expected));

  it.each([
    ['no event', ''],
    ['none that is a start', other],
    ['one that was answered already', boot('0', '2026-06-10T06:00:00Z')],
    [
      'an event of the same number by somebody else',
      event('Microsoft-Windows-Kernel-Power', 27, '2026-06-10T08:00:00Z'),
    ],
  ])('did not start with %s', (_what, log) => expect(windowsStart(log, before)).toBeNull());

  it.each([
    ['a log that could not be read', null],
    ['a boot type that nobody has seen', boot('7')],
    ['a boot type that is none', boot('warm')],
    ['an event without its boot type', event('Microsoft-Windows-Kernel-Boot', 27, '2026-06-10T08:00:00Z')],
    ['an event without a time', boot('0', 'yesterday')],
    ['what is no log', 'Access is denied.'],
  ])('counts as started with %s', (_what, log) => expect(windowsStart(log, before)).toBe('unknown'));
});
