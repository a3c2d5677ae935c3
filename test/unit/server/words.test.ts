// What the server says to staff: both languages have the same texts with the same gaps, one for each reason, and steps read as people say them.
import { describe, expect, it } from 'vitest';
import { reasonCodes, verdicts } from '../../../contract/verdicts.ts';
import { Language } from '../../../contract/words.ts';
import { promiseIds } from '../../../server/rules/promises.ts';
import type { ReasonCode } from '../../../server/rules/reasons.ts';
import { ageWords, fill, reasonWords, wordsIn } from '../../../server/words.ts';

function textsOf(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([name, inner]): [string, string][] =>
    typeof inner === 'string' ? [[`${path}${name}`, inner]] : textsOf(inner as object, `${path}${name}.`),
  );
}
const gapsOf = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('the server’s words', () => {
  const [english, spanish] = Language.options.map((language) => new Map(textsOf(wordsIn(language))));

  it('are the same in each language, with the same gaps', () => {
    expect([...(spanish?.keys() ?? [])]).toEqual([...(english?.keys() ?? [])]);
    for (const [id, text] of english ?? []) {
      const other = spanish?.get(id) ?? '';
      expect([id, gapsOf(other)]).toEqual([id, gapsOf(text)]);
      expect([id, other.trim().length > 0, text.includes('!')]).toEqual([id, true, false]);
    }
  });

  it('know every reason, verdict and promise, and no other', () => {
    const words = wordsIn('en');
    expect(Object.keys(words.reason).sort()).toEqual([...reasonCodes].sort());
    expect(Object.keys(words.verdict).sort()).toEqual([...verdicts].sort());
    expect(Object.keys(words.promise).sort()).toEqual([...promiseIds].sort());
  });
});

describe('a reason in words', () => {
  const says = (language: Language, code: ReasonCode, value: string | number | null, age = 7200) =>
    reasonWords(wordsIn(language), { code, age, value }).says;

  it.each<[ReasonCode, string | number | null, string, string]>([
    ['disk-full', '90-95', 'Disk is 90 to 95 % full.', 'Disco lleno: 90 a 95 %.'],
    ['disk-full', 'over-95', 'Disk is over 95 % full.', 'Disco lleno: más de 95 %.'],
    ['hot', '80-90', 'It is hot: 80 to 90 °C.', 'Está caliente: 80 a 90 °C.'],
    ['clock-off', 'minutes', 'Its clock is wrong by minutes.', 'Su reloj tiene un desfase de minutos.'],
    ['canary-old', 30, 'No good canary audit for 30 h.', 'Sin una buena auditoría con canario desde hace 30 h.'],
    ['canary-old', 72, 'No good canary audit for 3 days.', 'Sin una buena auditoría con canario desde hace 3 días.'],
    ['software-old', '1.4.0', 'Runs Lethe 1.4.0, which is old.', 'Usa Lethe 1.4.0, que es antigua.'],
    ['silent-place', 6, '6 stations here fell silent together.', '6 puestos de aquí callaron a la vez.'],
    ['silent', null, 'Nothing heard for 2 h.', 'No se sabe nada desde hace 2 h.'],
  ])('%s, %s', (code, value, english, spanish) => {
    expect([says('en', code, value), says('es', code, value)]).toEqual([english, spanish]);
  });

  it('leaves no gap open, whatever the reason', () => {
    for (const code of reasonCodes) expect([code, gapsOf(says('en', code, null))]).toEqual([code, []]);
  });

  it('tells an age no finer than staff are told any', () => {
    const words = wordsIn('en');
    const told = [1, 300, 301, 3599, 3600, 47 * 3600, 48 * 3600, 30 * 86_400].map((age) => ageWords(words, age));
    expect(told).toEqual(['5 min', '5 min', '10 min', '60 min', '1 h', '47 h', '2 days', '30 days']);
  });

  it('leaves a gap that nothing is given for as it is', () => expect(fill('{a} {b}', { a: 1 })).toBe('1 {b}'));
});
