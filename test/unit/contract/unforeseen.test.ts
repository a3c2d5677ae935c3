// An error that nobody foresaw: what is told of it, and that nothing of its words, its file names or its calls is.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unforeseen } from '../../../contract/unforeseen.ts';

const caught = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

const withStack = (message: string, calls: readonly string[], more: object = {}): Error => {
  const error = Object.assign(new Error(message), more);
  error.stack = [`Error: ${message}`, ...calls].join('\n');
  return error;
};

describe('unforeseen', () => {
  it('tells the code of a system’s error, and nothing of the file that it names', () => {
    const error = caught(() => readFileSync('/home/reader/the-name-of-a-file.pdf'));
    expect(String(error)).toContain('the-name-of-a-file');
    const told = unforeseen(error);
    expect(told).toEqual({ kind: 'ENOENT', line: expect.any(Number), column: expect.any(Number) });
    expect(JSON.stringify(told)).not.toMatch(/reader|file|pdf|\//);
  });

  it('tells the kind where there is no code', () => {
    expect(unforeseen(caught(() => (null as unknown as { name: string }).name)).kind).toBe('TypeError');
    expect(unforeseen(caught(() => new Array(-1))).kind).toBe('RangeError');
    expect(unforeseen(caught(() => JSON.parse('secret'))).kind).toBe('SyntaxError');
    expect(unforeseen(new Error('secret')).kind).toBe('Error');
  });

  it('tells the place of the innermost call that is not Node’s own', () => {
    const calls = [
      '    at Object.openSync (node:fs:573:18)',
      '    at clear (/opt/lethe/agent/agent.cjs:146:28380)',
      '    at run (/opt/lethe/agent/agent.cjs:2:1)',
    ];
    expect(unforeseen(withStack('x', calls))).toEqual({ kind: 'Error', line: 146, column: 28_380 });
    expect(unforeseen(withStack('x', ['    at file:///opt/lethe/server/lethe-server.mjs:7:8']))).toMatchObject({
      line: 7,
    });
    expect(unforeseen(withStack('x', ['    at node:internal/main:1:1']))).toEqual({ kind: 'Error' });
  });

  it('takes no words for a call, however many lines they have', () => {
    const words = 'first\n    at somebody (/home/reader/a.pdf:555:666)\nlast';
    expect(unforeseen(withStack(words, ['    at run (agent.cjs:3:4)']))).toEqual({ kind: 'Error', line: 3, column: 4 });
  });

  it.each([
    ['a text', 'secret'],
    ['nothing', undefined],
    ['null', null],
    ['an object', { message: 'secret', code: 'a name of somebody' }],
    ['a code that is a sentence', Object.assign(new Error('secret'), { code: 'SECRET NAME' })],
    ['a code that is a number of somebody', Object.assign(new Error('secret'), { code: '2900123456' })],
    ['a name that was given', Object.assign(new Error('secret'), { name: 'secret' })],
    ['calls that are none', Object.assign(new Error('secret'), { stack: 'secret' })],
  ])('tells nothing of %s that was thrown', (_what, thrown) => {
    expect(unforeseen(thrown).kind).toMatch(/^(unknown|Error)$/);
    expect(JSON.stringify(unforeseen(thrown))).not.toMatch(/secret|name|2900/i);
  });
});
