// The agent's command line, its accounts and its log.
import { describe, expect, it } from 'vitest';
import { findAccount } from '../../../agent/accounts.ts';
import { makeLog } from '../../../agent/log.ts';
import { readOptions } from '../../../agent/options.ts';

const read = (...args: string[]) => readOptions(args, '/shipped/cleaners');
const value = (...args: string[]) => {
  const options = read(...args);
  if (!options.ok) throw new Error(options.problem.code);
  return options.value;
};

describe('the options', () => {
  it('are a station’s when none is given', () => {
    expect(value()).toEqual({
      ...{ runtime: '/run/lethe', root: '/', kioskUser: 'lethe', display: null, xauthority: null },
      ...{ sharedUser: false, sharedMachine: false, state: '/var/lib/lethe' },
      ...{ policy: '/etc/lethe/station.yaml' },
      ...{ shellProfile: '/run/lethe/shell', sessions: '/run/lethe/sessions', cleaners: '/shipped/cleaners' },
    });
  });

  it('keep an agent on somebody’s own account below a folder', () => {
    expect(value('--shared-user', '--runtime-dir', '/r').root).toBe('/r/root');
    expect(value('--shared-user', '--runtime-dir', '/r').sharedMachine).toBe(true);
    expect(read('--shared-user', '--root', '/').ok).toBe(false);
    expect(read('--shared-user', '--root', '/tmp/..').ok).toBe(false);
  });

  it('keep an agent that cleans below a folder from the notes of the station itself', () => {
    expect(value('--root', '/somewhere').state).toBe('/run/lethe/ledger');
    expect(value('--root', '/somewhere', '--state-dir', '/kept').state).toBe('/kept');
  });

  it('are refused when unknown or senseless', () => {
    expect(read('--wipe-nothing').ok).toBe(false);
    expect(read('clean').ok).toBe(false);
    expect(read('--display', 'elsewhere:0').ok).toBe(false);
    expect(read('--display', ':0/../x').ok).toBe(false);
    expect(value('--display', ':7').display).toBe(':7');
  });
});

describe('an account', () => {
  const passwd =
    'root:x:0:0:root:/root:/bin/bash\nlethe:x:990:980:Lethe:/home/lethe:/usr/sbin/nologin\nodd:x:a:b::here:\n';

  it('is found by its whole name', () => {
    expect(findAccount(passwd, 'lethe')).toEqual({ name: 'lethe', id: 990, group: 980, home: '/home/lethe' });
    expect(findAccount(passwd, 'let')).toBeNull();
    expect(findAccount(passwd, '')).toBeNull();
  });

  it('is refused when it makes no sense', () => expect(findAccount(passwd, 'odd')).toBeNull());
});

describe('the log', () => {
  it('is one line of JSON for each event, and carries nothing but code, count and duration', () => {
    const lines: string[] = [];
    const carrying = { code: 'WIPE-01', count: 3, ms: 20, path: '/home/lethe/secret' } as const;
    makeLog((text) => lines.push(text))(carrying);
    makeLog((text) => lines.push(text))({ code: 'started' });
    expect(lines).toEqual(['{"code":"WIPE-01","count":3,"ms":20}\n', '{"code":"started"}\n']);
  });
});
