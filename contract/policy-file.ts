// Reads a policy file: a policy, or its faults with line, column, key and remedy. Never throws, whatever the text.
import { readHostPattern } from './hosts.ts';
import { Policy } from './policy.ts';
import { keyOf, type Path, type PolicyFault, placeAt } from './policy-fault.ts';
import { faultsOf } from './policy-issues.ts';
import { type SettingSchema, settingsOf } from './policy-words.ts';
import { yamlFaultWords } from './yaml-fault-words.ts';
import { readYaml, type YamlFault, type YamlFile } from './yaml-file.ts';

export type { PolicyFault } from './policy-fault.ts';

export type PolicyRead =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly faults: readonly PolicyFault[] };

export const largestPolicyBytes = 256 * 1024;
const mostFaults = 50;

const start = { line: 1, column: 1, key: '' } as const;

const tooLarge: PolicyFault = {
  ...start,
  code: 'POLICY-04',
  expected: 'at most 256 KiB',
  found: 'a larger file',
  remedy: 'Remove what does not belong in it; a station needs a few kilobytes.',
};

/** Our own mistake, and still an answer: a station with a file that can't be judged stays out of service. */
const unreadable: PolicyFault = {
  ...start,
  code: 'POLICY-02',
  expected: 'plain YAML',
  found: 'a text that could not be read',
  remedy: 'Start again from a file in resources/policy.',
};

const yamlFault = ({ place, path, what }: YamlFault): PolicyFault => ({
  code: 'POLICY-02',
  ...place,
  key: keyOf(path),
  ...yamlFaultWords[what],
});

/** A wildcard below a public suffix (publicsuffix.org), such as *.co.uk, would open the sites of strangers. */
function suffixFaults(policy: Policy, file: YamlFile, isPublicSuffix: (name: string) => boolean): PolicyFault[] {
  const judged = (hosts: readonly string[], above: Path): PolicyFault[] =>
    hosts.flatMap((host, index) => {
      const pattern = readHostPattern(host);
      if (pattern === null || !pattern.below || !isPublicSuffix(pattern.name)) return [];
      const path = [...above, index];
      const words = {
        expected: 'a wildcard below a name of one owner',
        found: 'a wildcard below a name of many owners',
      };
      const remedy = 'Name the site itself, such as *.example.org.';
      return [{ code: 'POLICY-03', ...file.placeOf(path, 'value'), key: keyOf(path), ...words, remedy }];
    });
  return [
    ...policy.resources.flatMap(({ hosts }, index) => judged(hosts ?? [], ['resources', index, 'hosts'])),
    ...judged(policy.network.local, ['network', 'local']),
  ];
}

const inOrder = (faults: readonly PolicyFault[]): readonly PolicyFault[] =>
  faults.toSorted((one, other) => one.line - other.line || one.column - other.column).slice(0, mostFaults);

/** What a decoder leaves where bytes were not UTF-8. */
const undecoded = '\ufffd';

function encodingFault(text: string): PolicyFault | null {
  const at = text.indexOf(undecoded);
  if (at < 0) return null;
  const remedy = 'Save the file as UTF-8.';
  return { code: 'POLICY-02', ...placeAt(text, at), key: '', expected: 'text in UTF-8', found: 'other bytes', remedy };
}

/** Worked out at the first fault, so that a station with a good policy starts without it. */
let settings: SettingSchema | undefined;
function allSettings(): SettingSchema {
  settings ??= settingsOf(Policy);
  return settings;
}

function judgeText(text: string, isPublicSuffix: (name: string) => boolean): PolicyRead {
  const encoding = encodingFault(text);
  if (encoding !== null) return { ok: false, faults: [encoding] };
  const yaml = readYaml(text);
  if (!yaml.ok) return { ok: false, faults: inOrder(yaml.faults.map(yamlFault)) };
  const { file } = yaml;
  const parsed = Policy.safeParse(file.data);
  const faults = parsed.success
    ? suffixFaults(parsed.data, file, isPublicSuffix)
    : faultsOf(parsed.error.issues, { file, root: allSettings() });
  return parsed.success && faults.length === 0
    ? { ok: true, policy: parsed.data }
    : { ok: false, faults: inOrder(faults) };
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/**
 * @param text the whole file, decoded; a byte-order mark at its start is passed over
 * @param isPublicSuffix is this name one under which strangers register theirs, such as co.uk? Asked of names in ASCII.
 */
export function readPolicy(text: string, isPublicSuffix: (name: string) => boolean): PolicyRead {
  if (text.length > largestPolicyBytes || bytesOf(text) > largestPolicyBytes) return { ok: false, faults: [tooLarge] };
  try {
    return judgeText(text.replace(/^\ufeff/, ''), isPublicSuffix);
  } catch {
    return { ok: false, faults: [unreadable] };
  }
}
