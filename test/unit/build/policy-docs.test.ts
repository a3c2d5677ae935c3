// docs/policy.md says what the schema says.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { policyDocs, policyPage } from '../../../build/policy-docs.ts';
import { Policy, Resource } from '../../../contract/policy.ts';
import { readPolicy } from '../../../contract/policy-file.ts';
import { type SettingSchema, settingsOf } from '../../../contract/policy-words.ts';

const root = settingsOf(Policy);

/** Every setting with its path, groups left out. */
function leavesOf(setting: SettingSchema, path: string): [string, SettingSchema][] {
  const inner = setting.items?.properties ?? setting.properties;
  if (inner === undefined) return [[path, setting]];
  return Object.entries(inner).flatMap(([key, one]) => leavesOf(one, path === '' ? key : `${path}.${key}`));
}

const leaves = leavesOf(root, '');

describe('docs/policy.md', () => {
  it('is as build/policy-docs.ts writes it (write it anew with: node build/policy-docs.ts)', () => {
    expect(readFileSync(policyPage, 'utf8')).toBe(policyDocs());
  });

  it('has a line for each setting', () => {
    expect(leaves.length).toBeGreaterThan(25);
    for (const [path] of leaves) expect(policyDocs()).toContain(`\n| \`${path.split('.').at(-1)}\` | `);
  });

  it.each(leaves)('describes %s, and gives an example or a remedy', (_path, setting) => {
    expect(setting.description).toMatch(/\.$/);
    expect(setting.example ?? setting.remedy).toBeDefined();
  });
});

describe('the examples', () => {
  it('are good policies when put together', () => {
    const examples = (setting: SettingSchema): unknown =>
      Object.fromEntries(
        Object.entries(setting.properties ?? {}).flatMap(([key, one]) => {
          if (one.properties !== undefined) return [[key, examples(one)]];
          if (one.items?.properties !== undefined)
            return [[key, [{ ...(examples(one.items) as object), walkIn: true }]]];
          return one.example === undefined ? [] : [[key, one.example]];
        }),
      );
    const result = readPolicy(JSON.stringify(examples(root)), () => false);
    expect(result.ok ? [] : result.faults).toEqual([]);
    expect(result.ok && Resource.safeParse(result.policy.resources[0]).success).toBe(true);
  });
});
