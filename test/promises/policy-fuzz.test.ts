// Ten thousand spoilt policy files: never a crash, never one accepted that is not right.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isPublicSuffix } from '../../app/policy/public-suffix.ts';
import { readPolicy } from '../../contract/policy-file.ts';
import { goodPolicies } from '../support/policy/good-policies.ts';
import { whatIsWrong } from '../support/policy/invariants.ts';
import { dataMutations, textMutations, written } from '../support/policy/mutations.ts';
import { type Random, randomFrom } from '../support/policy/random.ts';

const batches = 100;
const filesInBatch = 100;
const largestSeed = 2 ** 31;

const read = (text: string) => readPolicy(text, isPublicSuffix);

/** One to three mutations of the data, the text, or both. */
function spoiltFile(random: Random): string {
  const data = structuredClone(random.pick(goodPolicies));
  const onData = random.below(3);
  for (let count = 0; count < onData; count += 1) random.pick(Object.values(dataMutations))(data, random);
  const onText = random.below(onData === 0 ? 3 : 2) + (onData === 0 ? 1 : 0);
  let text = written(data, random);
  for (let count = 0; count < onText && text !== ''; count += 1)
    text = random.pick(Object.values(textMutations))(text, random);
  return text;
}

/** What is wrong with how a file was taken; empty when all is well. */
function verdictOn(text: string): { accepted: boolean; wrong: string[] } {
  const result = read(text);
  if (!result.ok) return { accepted: false, wrong: result.faults.length > 0 ? [] : ['refused without a reason'] };
  const again = read(JSON.stringify(result.policy));
  const same = again.ok && JSON.stringify(again.policy) === JSON.stringify(result.policy);
  return {
    accepted: true,
    wrong: [
      ...whatIsWrong(parse(text.replace(/^\ufeff/, ''))),
      ...whatIsWrong(result.policy),
      ...(same ? [] : ['not the same when it is read again']),
    ],
  };
}

describe('P9 A faulty policy opens nothing.', () => {
  const tally = { accepted: 0, refused: 0 };

  it.each(Array.from({ length: batches }, (_, batch) => batch))('a hundred spoilt files, batch %i', (batch) => {
    for (let file = 0; file < filesInBatch; file += 1) {
      const seed = ((batch * filesInBatch + file + 1) * 2_654_435) % largestSeed;
      const text = spoiltFile(randomFrom(seed));
      const { accepted, wrong } = verdictOn(text);
      expect(wrong, `seed ${seed}:\n${text.slice(0, 4000)}`).toEqual([]);
      tally[accepted ? 'accepted' : 'refused'] += 1;
    }
  });

  it('some of them were still right, so that taking nothing at all would not have passed', () => {
    expect(tally.accepted + tally.refused).toBe(batches * filesInBatch);
    expect(tally.accepted).toBeGreaterThan(batches);
    expect(tally.refused).toBeGreaterThan(batches * filesInBatch * 0.5);
  });

  it('leaves the prototypes of the program alone', () => {
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
