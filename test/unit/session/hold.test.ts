// The bar waits while the first page is drawn: nothing it had to say is lost, and nothing waits for long.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { heldBack } from '../../../app/session/hold.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const longest = 500;

function counted() {
  let count = 0;
  const held = heldBack(() => {
    count += 1;
  }, longest);
  return { ...held, count: () => count };
}

describe('what is held back', () => {
  it('is shown at once when nothing is held', () => {
    const bar = counted();
    bar.show();
    bar.show();
    expect(bar.count()).toBe(2);
  });

  it('is shown once, at the release', () => {
    const bar = counted();
    bar.hold();
    bar.show();
    bar.show();
    expect(bar.count()).toBe(0);
    bar.release();
    expect(bar.count()).toBe(1);
    bar.show();
    expect(bar.count()).toBe(2);
  });

  it('is shown after the longest hold, though nobody releases it and it is held again', () => {
    const bar = counted();
    bar.hold();
    bar.show();
    vi.advanceTimersByTime(longest - 1);
    bar.hold();
    expect(bar.count()).toBe(0);
    vi.advanceTimersByTime(1);
    expect(bar.count()).toBe(1);
  });

  it('is not shown when there was nothing to show', () => {
    const bar = counted();
    bar.hold();
    bar.release();
    vi.advanceTimersByTime(longest);
    expect(bar.count()).toBe(0);
  });
});
