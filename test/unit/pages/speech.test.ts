// How words are spoken: values isolated, plurals chosen, bugs loud.
import { describe, expect, it } from 'vitest';
import { percent, piecesOf, speakerOf } from '../../../app/pages/speech.ts';

const english = speakerOf(
  'en',
  [
    'left = { $minutes ->',
    '    [one] { $minutes } minute',
    '   *[other] { $minutes } minutes',
    '  }',
    'host = { $host } asks',
    'size = Size: { $part }',
  ].join('\n'),
);

describe('speakerOf', () => {
  it('chooses the plural', () => {
    expect(
      piecesOf(english('left', { minutes: 1 }))
        .map(({ text }) => text)
        .join(''),
    ).toBe('1 minute');
    expect(
      piecesOf(english('left', { minutes: 2 }))
        .map(({ text }) => text)
        .join(''),
    ).toBe('2 minutes');
  });

  it('throws on a message it does not know and on a value it is not given', () => {
    expect(() => english('nothing')).toThrow('nothing');
    expect(() => english('host')).toThrow();
  });

  it('writes per cent as the language does', () => {
    expect(english('size', { part: percent(1.5) })).toContain('150%');
    expect(speakerOf('es', 'size = { $part }')('size', { part: percent(1.5) })).toMatch(/^150\s%$/u);
  });
});

describe('piecesOf', () => {
  it('tells values from the sentence around them and drops the isolating characters', () => {
    expect(piecesOf(english('host', { host: 'a.example' }))).toEqual([
      { text: 'a.example', value: true },
      { text: ' asks', value: false },
    ]);
  });

  it('keeps a text without values whole', () => {
    expect(piecesOf('Close')).toEqual([{ text: 'Close', value: false }]);
  });
});
