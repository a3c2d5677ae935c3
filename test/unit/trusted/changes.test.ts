// A view that is the same as the last one is not sent again.
import { describe, expect, it } from 'vitest';
import { onlyChanges } from '../../../app/trusted/changes.ts';

describe('views for a page', () => {
  it('are passed on once, however often they are shown', () => {
    const passed: object[] = [];
    const show = onlyChanges<object>((value) => passed.push(value));
    for (const value of [{ a: 1 }, { a: 1 }, { a: 2 }, { a: 2 }, { a: 1 }]) show(value);
    expect(passed).toEqual([{ a: 1 }, { a: 2 }, { a: 1 }]);
  });

  it('do not go round in a circle with a page that answers each of them', () => {
    let rounds = 0;
    const show = onlyChanges<object>(() => {
      rounds += 1;
      if (rounds < 100) show({ screen: 'welcome' });
    });
    show({ screen: 'welcome' });
    expect(rounds).toBe(1);
  });
});
