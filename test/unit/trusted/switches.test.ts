// Chromium's switches, with a stand-in for the app: what is always set, and what a packaged station refuses to start with.
import type { App } from 'electron';
import { describe, expect, it } from 'vitest';
import { applySwitches, forbiddenOption, forbiddenWhenPackaged } from '../../../app/trusted/switches.ts';

function standIn(isPackaged: boolean, given: readonly string[] = []) {
  const set = new Map<string, string>();
  let accelerated = true;
  const commandLine = {
    hasSwitch: (name: string) => given.includes(name),
    appendSwitch: (name: string, value = '') => void set.set(name, value),
  };
  const app = {
    isPackaged,
    commandLine,
    disableHardwareAcceleration: () => {
      accelerated = false;
    },
  } as unknown as App;
  return { app, set, accelerated: () => accelerated };
}

describe('A packaged station', () => {
  it.each(forbiddenWhenPackaged)('does not start with --%s', (name) => {
    expect(forbiddenOption(standIn(true, ['lang', name]).app)).toBe(name);
  });

  it.each([
    'remote-debugging-port',
    'remote-debugging-pipe',
    'inspect',
    'inspect-brk',
    'no-sandbox',
    'disable-web-security',
    'host-resolver-rules',
    'ignore-certificate-errors',
    'load-extension',
  ])('has --%s on its list', (name) => expect(forbiddenWhenPackaged).toContain(name));

  it('starts without them, and with options of its own', () => {
    expect(forbiddenOption(standIn(true, ['session', 'lang']).app)).toBe(undefined);
  });
});

describe('An unpackaged build', () => {
  it('may be debugged', () => expect(forbiddenOption(standIn(false, ['remote-debugging-port']).app)).toBe(undefined));
});

describe('Every start', () => {
  it('keeps Chromium from writing dumps, phoning home and updating itself', () => {
    const { app, set } = standIn(false);
    applySwitches(app, true);
    for (const name of [
      'disable-breakpad',
      'disable-crash-reporter',
      'disable-background-networking',
      'disable-component-update',
      'disable-sync',
      'no-pings',
    ])
      expect(set.has(name), name).toBe(true);
    const features = (set.get('disable-features') ?? '').split(',');
    for (const name of ['MediaSessionService', 'WebBluetooth', 'WebUSB', 'MediaRouter'])
      expect(features).toContain(name);
  });

  it('opens no door: nothing that it sets is on the list of the refused', () => {
    const { app, set } = standIn(false);
    applySwitches(app, false);
    expect([...set.keys()].filter((name) => (forbiddenWhenPackaged as readonly string[]).includes(name))).toEqual([]);
  });

  it('draws without a graphics card where there is none', () => {
    const without = standIn(false);
    applySwitches(without.app, false);
    expect(without.accelerated()).toBe(false);
    const withCard = standIn(false);
    applySwitches(withCard.app, true);
    expect(withCard.accelerated()).toBe(true);
  });
});
