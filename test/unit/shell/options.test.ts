// The shell's command line: what a released station refuses, and what Chromium may add to it.
import { describe, expect, it } from 'vitest';
import { readOptions } from '../../../app/shell/options.ts';

const development = [
  '--windowed',
  '--session-debugging',
  '--demonstration-certificate=sha256/abc',
  '--demonstration-hosts=MAP * ~NOTFOUND',
];

describe('the shell’s options', () => {
  it('are the places of an installed station when nothing is said', () => {
    expect(readOptions([], true)).toEqual({
      policyFile: '/etc/lethe/station.yaml',
      agentSocket: '/run/lethe/agent.sock',
      profile: '/run/lethe/shell',
      windowed: false,
      sessionDebugging: false,
      development: null,
    });
  });

  it('take a policy, a socket and a profile', () => {
    const options = readOptions(['--policy', '/tmp/p.yaml', '--agent-socket=/tmp/a', '--profile', '/tmp/s'], true);
    expect(options).toMatchObject({ policyFile: '/tmp/p.yaml', agentSocket: '/tmp/a', profile: '/tmp/s' });
  });

  it('open nothing for development in a package', () => {
    expect(readOptions(development, true)).toMatchObject({
      windowed: false,
      sessionDebugging: false,
      development: null,
    });
  });

  it('open what development asks for in a working copy', () => {
    expect(readOptions(development, false)).toMatchObject({
      windowed: true,
      sessionDebugging: true,
      development: { certificate: 'sha256/abc', hostRules: 'MAP * ~NOTFOUND' },
    });
    expect(readOptions(['--demonstration-hosts=x'], false).development).toBeNull();
  });

  it('pass over what is Chromium’s, and the folder of the application', () => {
    const options = readOptions(['/opt/app', '--remote-debugging-port=0', '--policy', '/p', '--no-sandbox'], false);
    expect(options.policyFile).toBe('/p');
  });

  it('do not fall back to the installed policy when the file’s name is missing', () => {
    expect(readOptions(['--policy'], true).policyFile).toBe('');
  });
});
