// Turns what the schema says of a policy into faults that people can act on.
import type { z } from 'zod';
import { likelyKey } from './likely-key.ts';
import { foundWords, keyOf, kindWords, type Path, type PolicyFault } from './policy-fault.ts';
import { expectedWords, keysIn, type SettingSchema, settingAt, takesWord } from './policy-words.ts';
import type { YamlFile } from './yaml-file.ts';

type Issue = z.core.$ZodIssue;

export interface IssueContext {
  readonly file: YamlFile;
  /** The schema of the whole policy. */
  readonly root: SettingSchema;
}

const pathOf = (issue: Issue): Path => issue.path.filter((step) => typeof step !== 'symbol');

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    data,
  );
}

/** Where several kinds of value are possible, the fault lies inside the one whose kind was chosen. */
function flatten(issue: Issue, above: Path = []): Issue[] {
  const path = [...above, ...pathOf(issue)];
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.find((choice) => choice.length > 0 && choice.every((one) => isInside(one)));
    if (inner !== undefined) return inner.flatMap((one) => flatten(one, path));
  }
  return [{ ...issue, path }];
}

const isInside = (issue: Issue): boolean => issue.path.length > 0 || issue.code === 'unrecognized_keys';

/** Where a key that is unknown here would be at home. */
function homeOf(key: string, setting: SettingSchema, path: Path = []): string | null {
  for (const [name, inner] of Object.entries(setting.properties ?? {})) {
    if (name === key && path.length > 0) return keyOf(path);
    const home = homeOf(key, inner, [...path, name]);
    if (home !== null) return home;
  }
  return null;
}

function unknownRemedy(key: string, known: readonly string[], root: SettingSchema): string {
  const likely = likelyKey(key, known);
  if (likely !== null) return `Did you mean ${likely}?`;
  const home = homeOf(key, root);
  if (home !== null) return `Move it under ${home}.`;
  return known.includes(key) ? 'Move it to the start of a line.' : 'Remove it, or look it up in docs/policy.md.';
}

function unknownKey(key: string, parent: Path, { file, root }: IssueContext): PolicyFault {
  const path = [...parent, key];
  const known = keysIn(settingAt(root, parent) ?? root);
  return {
    code: 'POLICY-03',
    ...file.placeOf(path, 'key'),
    key: keyOf(path),
    expected: `one of ${known.join(', ')}`,
    found: 'a key that is not known here',
    remedy: unknownRemedy(key, known, root),
  };
}

const yamlOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function remedyFor(setting: SettingSchema, path: Path): string {
  if (setting.remedy !== undefined) return setting.remedy;
  const name = path.findLast((step) => typeof step === 'string');
  if (setting.example === undefined || name === undefined) return 'Correct it; docs/policy.md shows examples.';
  return `For example: ${name}: ${yamlOf(setting.example)}`;
}

/** Settings that contradict each other bring their own words; a setting that is left out took part by its default. */
function contradiction(issue: Issue, remedy: string, { file, root }: IssueContext): PolicyFault {
  const path = pathOf(issue);
  const value = valueAt(file.data, path);
  return {
    code: 'POLICY-03',
    ...file.placeOf(path, 'value'),
    key: keyOf(path),
    expected: issue.message,
    found: value === undefined ? 'the default' : foundWords(value, takesWord(settingAt(root, path) ?? root)),
    remedy,
  };
}

function wrongValue(issue: Issue, context: IssueContext): PolicyFault {
  if (issue.code === 'custom' && typeof issue.params?.remedy === 'string')
    return contradiction(issue, issue.params.remedy, context);
  const { file, root } = context;
  const path = pathOf(issue);
  const setting = settingAt(root, path) ?? root;
  const value = valueAt(file.data, path);
  return {
    code: 'POLICY-03',
    ...file.placeOf(path, 'value'),
    key: keyOf(path),
    expected: expectedWords(setting),
    found: setting.secret === true ? kindWords(value) : foundWords(value, takesWord(setting)),
    remedy: remedyFor(setting, path),
  };
}

const isContradiction = (issue: Issue): boolean => issue.code === 'custom' && typeof issue.params?.remedy === 'string';

/** A file of nothing but unknown keys gets as many faults as somebody can read. */
const enough = 50;

/** At least one fault. Contradictions are told of once each setting is fine by itself. */
export function faultsOf(issues: readonly Issue[], context: IssueContext): PolicyFault[] {
  const alone = issues.filter((issue) => !isContradiction(issue));
  return (alone.length > 0 ? alone : issues)
    .slice(0, enough)
    .flatMap((issue) => flatten(issue))
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.slice(0, enough).map((key) => unknownKey(key, pathOf(issue), context))
        : [wrongValue(issue, context)],
    );
}
