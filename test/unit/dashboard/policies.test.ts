// The page of policies: which are given out and to how many, the line that signs one, and places in a text.
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { placeAt } from '../../../contract/policy-fault.ts';
import type { PolicyView } from '../../../contract/staff-api.ts';
import { caretAt } from '../../../server/pages/policies/caret.ts';
import { givenOut, stationsIn } from '../../../server/pages/policies/given-out.ts';
import { signCommand } from '../../../server/pages/policies/sign-command.ts';
import { policyFor } from '../../../server/rules/roll-out.ts';

const view = (serial: number, share: number): PolicyView => ({
  ...{ id: `id ${serial}`, place: 'a place', serial, share },
  ...{ expires: 2_000_000_000, addedAt: 1_900_000_000, addedBy: 'Ada' },
});
const shown = (policies: readonly PolicyView[]) =>
  givenOut(policies).map(({ policy, newer }) => [policy.serial, newer]);

/** Of a place with one station for each step. */
const ids = Array.from({ length: 100 }, (_, step) => `00000000${step.toString(16).padStart(8, '0')}`);

describe('policies that are given out', () => {
  it('are the newest, and those behind it that still reach somebody', () => {
    expect(shown([])).toEqual([]);
    expect(shown([view(3, 100), view(2, 100), view(1, 50)])).toEqual([[3, 0]]);
    expect(shown([view(3, 10), view(2, 100), view(1, 100)])).toEqual([
      [3, 0],
      [2, 10],
    ]);
    expect(shown([view(4, 10), view(3, 5), view(2, 50)])).toEqual([
      [4, 0],
      [2, 10],
    ]);
  });

  it('show the newest also when it is stopped, but no older one that is', () => {
    expect(shown([view(3, 0), view(2, 0), view(1, 100)])).toEqual([
      [3, 0],
      [1, 0],
    ]);
  });

  it('count as many stations as the server gives them to', () => {
    for (const policies of [
      [view(3, 10), view(2, 50), view(1, 100)],
      [view(2, 0), view(1, 25)],
      [view(5, 1), view(4, 60), view(3, 5), view(2, 99)],
    ]) {
      const released = policies.map((policy) => ({ ...policy, fingerprint: policy.id }));
      for (const { policy, newer } of givenOut(policies)) {
        const given = ids.filter((id) => {
          const chosen = policyFor(released, id, null);
          return chosen !== null && chosen !== 'same' && chosen.serial === policy.serial;
        });
        expect(stationsIn(ids, policy.share, newer)).toBe(given.length);
      }
    }
  });
});

describe('the line that signs', () => {
  it.each(["St. Mary's Library", '$(reboot) `date` "x"', 'a\\b; rm -rf /', "''"])(
    'is one word for a shell: %s',
    (place) => {
      const words = signCommand({ place, serial: 12 }).split(' --place ')[1] ?? '';
      const said = execFileSync('/bin/sh', ['-c', `printf '%s|' ${words}`], { encoding: 'utf8' });
      expect(said).toBe(`${place}|--number|12|--days|366|--out|bundle|`);
    },
  );
});

describe('a place in a text', () => {
  const text = 'version: 1\nkind: bar\n\nname: x';
  it.each([
    [0, 1, 1],
    [11, 2, 1],
    [17, 2, 7],
    [21, 3, 1],
    [text.length, 4, 8],
  ])('%i is line %i, column %i, and back', (at, line, column) => {
    expect(placeAt(text, at)).toEqual({ line, column });
    expect(caretAt(text, { line, column })).toBe(at);
  });

  it('behind an end is that end', () => {
    expect(caretAt(text, { line: 2, column: 99 })).toBe(20);
    expect(caretAt(text, { line: 99, column: 1 })).toBe(text.length);
    expect(caretAt('', { line: 1, column: 1 })).toBe(0);
  });
});
