// What changes from one policy to the next, key by key, as staff see it before anything is rolled out. Pure.
import type { Policy } from '../../contract/policy.ts';
import type { PolicyChange } from '../../contract/staff-api.ts';

/** What it was does not belong on a page, only that it is another. */
const secret = 'staff.pin';

/** Lists whose members have a name are told apart by it, so that one more at the front is not a change of all. */
function entriesOf(value: object): readonly (readonly [string, unknown])[] {
  if (!Array.isArray(value)) return Object.entries(value).map(([key, inner]) => [`.${key}`, inner] as const);
  return value.map((inner: unknown, at) => {
    const id = typeof inner === 'object' && inner !== null && 'id' in inner ? String(inner.id) : String(at);
    return [`[${id}]`, inner] as const;
  });
}

function leavesOf(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
    return [[path.replace(/^\./, ''), JSON.stringify(value)]];
  }
  return entriesOf(value).flatMap(([key, inner]) => (inner === undefined ? [] : leavesOf(inner, `${path}${key}`)));
}

const shown = (key: string, value: string | undefined): string | null =>
  value === undefined ? null : key === secret ? '…' : value;

/** @param before null: there was none, and all of it is new */
export function policyDifference(before: Policy | null, after: Policy): readonly PolicyChange[] {
  const [old, now] = [new Map(before === null ? [] : leavesOf(before)), new Map(leavesOf(after))];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((key) => old.get(key) !== now.get(key))
    .sort()
    .map((key) => ({ key, before: shown(key, old.get(key)), after: shown(key, now.get(key)) }));
}
