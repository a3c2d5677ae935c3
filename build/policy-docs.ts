// Writes docs/policy.md from the policy's schema, so that the page and the program never disagree.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Policy } from '../contract/policy.ts';
import { expectedWords, type SettingSchema, settingsOf } from '../contract/policy-words.ts';

export const policyPage = fileURLToPath(new URL('../docs/policy.md', import.meta.url));

const opening = `<!-- Made by build/policy-docs.ts from contract/policy.ts; do not edit. -->
# The policy file

One file says what a station is, what it offers and when it ends a visit: \`/etc/lethe/station.yaml\`, or the file that
\`--policy FILE\` names. Two examples to start from are in \`resources/policy/\`. Check yours before a station reads it:

    lethe validate FILE

It names the line, the column and the key of each fault, what was expected, and what to do. A station whose policy has a
fault is out of service and tells staff where the fault is. It never falls back to other settings.

## The form

The file is YAML 1.2, in UTF-8, at most 256 KiB, and belongs to root with the rights 644. A key that is not listed here
is a fault, and so is one that stands twice. Tags, directives, anchors, aliases and a second document are faults too:
every line says what it means where it stands.

## Hosts

A host in a list covers that name alone; \`*.example.org\` covers every name below example.org and not example.org itself.
A wildcard must stand below a name of one owner: \`*.com\` and \`*.co.uk\` are faults. When several hosts of the file fit a
name, the most exact one decides. An address in numbers is written in its usual form, such as \`192.0.2.7\` or \`[2001:db8::7]\`.

- **Tabs and frames** load from the hosts of the resources only.
- **Encryption**: hosts of a resource whose \`url\` starts with https are reached by https; a plain http link to them is
  turned into https. A resource whose \`url\` starts with http may be read without encryption.
- **Ports**: the usual one, and the one that the resource’s own \`url\` names.
- **Inside the building**: names and addresses of this machine and of the local network are refused unless
  \`network.local\` lists them, even when a resource opens them.
`;

interface Row {
  readonly key: string;
  readonly setting: SettingSchema;
  readonly required: boolean;
}

const rowsOf = (group: SettingSchema): Row[] =>
  Object.entries(group.properties ?? {}).map(([key, setting]) => ({
    key,
    setting,
    required: group.required?.includes(key) === true,
  }));

/** A group or a list of groups gets a table of its own. */
const groupIn = (setting: SettingSchema): SettingSchema | null =>
  setting.items?.properties !== undefined ? setting.items : setting.properties !== undefined ? setting : null;

const cell = (words: string): string => words.replaceAll('|', '\\|').replaceAll('\n', ' ');

const yamlOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function defaultWords({ setting, required }: Row): string {
  if (required) return 'must be given';
  if (setting.default === undefined || groupIn(setting) !== null) return '—';
  return `\`${yamlOf(setting.default)}\``;
}

function takesWords({ key, setting }: Row): string {
  if (setting.items?.properties !== undefined) return `${expectedWords(setting)}, see [below](#${key.toLowerCase()})`;
  return setting.properties === undefined ? expectedWords(setting) : `settings, see [below](#${key.toLowerCase()})`;
}

function exampleWords({ key, setting }: Row): string {
  return setting.example === undefined ? '—' : `\`${key}: ${yamlOf(setting.example)}\``;
}

function tableOf(group: SettingSchema): string {
  const rows = rowsOf(group).map((row) => {
    const cells = [
      `\`${row.key}\``,
      takesWords(row),
      defaultWords(row),
      row.setting.description ?? '',
      exampleWords(row),
    ];
    return `| ${cells.map(cell).join(' | ')} |\n`;
  });
  return `| Key | Takes | Default | What it is for | Example |\n| --- | --- | --- | --- | --- |\n${rows.join('')}`;
}

/** The page's whole text. */
export function policyDocs(): string {
  const root = settingsOf(Policy);
  const groups = rowsOf(root).flatMap(({ key, setting }) => {
    const group = groupIn(setting);
    return group === null ? [] : [`\n## ${key}\n\n${setting.description}\n\n${tableOf(group)}`];
  });
  return `${opening}\n## Keys\n\n${tableOf(root)}${groups.join('')}`;
}

if (import.meta.main) writeFileSync(policyPage, policyDocs());
