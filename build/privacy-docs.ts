// Writes docs/privacy.md from the contract of the report, so that what people read is what may leave a station.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Report, reportMinutes, reportVersion } from '../contract/report.ts';
import { reportBytes } from '../contract/report-envelope.ts';
import { type FieldSchema, fieldsOf, withoutNull } from '../contract/report-field.ts';

export const privacyPage = fileURLToPath(new URL('../docs/privacy.md', import.meta.url));

const opening = `<!-- Made by build/privacy-docs.ts from contract/report.ts; do not edit. -->
# What a station tells the server

A station that belongs to a server tells it how it is, and nothing else. This page is all that it may say. A field that is
not here is refused by the station before it is sent, and by the server when it arrives. To see the message of a station,
byte for byte, run on it:

    lethe report --preview

A station whose policy names no server tells nobody anything.

## How it is told

- **Every ${reportMinutes} minutes**, at a moment of its own that was drawn at random when the station was enrolled. Never because a
  visit began or ended.
- **Always ${reportBytes} bytes**, over TLS, to the one server that the policy names.
- **What a patron can move is told once a day**, in the first report after five in the morning, as one step for the whole day.
  The reports of the day are the same whether somebody sits at the station or nobody does.
- **Coarse at the source.** A value is made into its step on the station; the finer one is not kept.
- **With an id that means nothing**: drawn at random by the station itself, never from its hardware, and thrown away by
  \`lethe seal\`. The server keeps no network address of a station.

Not among the fields, and so never told: a name of a person or a computer, a network address, a serial number, an account,
the address or title of a page, a search, a file name, an id or a time of a visit, free text.

## Counting visits

Off unless the policy says \`statistics.visits: true\`. Then one whole number a day goes along: the visits of that day plus
two-sided geometric noise from the system’s randomness, drawn once (differential privacy, with the epsilon of the policy for
each visit). One day may be off by several visits, and may be below zero; a year’s sum is right on average, and
\`docs/policy.md\` says by how much it may be off. Nothing finer is kept on the disk: while the computer is off, the sum alone.

## Where this ends

- **A wipe that failed shows.** \`outOfService\` and \`failedWipes\` change when a wipe leaves something behind, and then it can be
  seen that a visit had ended. Staff must know; on a station that is well both stay as they are.
- **A visit of more than twelve hours shows** where the day's run came due in it: the run is late then, and staff must know.
- **The switch shows.** Whoever turns a computer off or on changes \`uptimeDays\`, and reports stop while it is off.
- **A network that fails shows**, whoever the cause was.
- **Day figures show a day without visits** on a station that nobody used at all, by its load.
- **The visits of one person may be several.** The noise on the number of visits hides each single one.
- With \`containment: directory\` a visit takes room on the disk; the steps of \`disk\` are wide, and the last one could be crossed.
`;

const cell = (words: string): string => words.replaceAll('|', '\\|');

function valuesOf(field: FieldSchema): string {
  const choices = field.enum ?? (field.const === undefined ? null : [field.const]);
  if (choices !== null) return choices.map((choice) => `\`${String(choice)}\``).join(' ');
  return `${field.minimum} to ${field.maximum}`;
}

function precisionOf({ precision }: FieldSchema): string {
  if (precision === undefined) return '';
  return 'words' in precision ? `one of ${precision.words}` : `${precision.grain}`;
}

function rowsOf(group: FieldSchema, path: string): string[] {
  return Object.entries(group.properties ?? {}).flatMap(([key, inner]) => {
    const field = withoutNull(inner);
    const name = path === '' ? key : `${path}.${key}`;
    if (field.properties !== undefined) return key === 'day' ? [] : rowsOf(field, name);
    const cells = [`\`${name}\``, field.purpose, valuesOf(field), field.unit, precisionOf(field), field.why];
    return [`| ${cells.map((words) => cell(words ?? '')).join(' | ')} |\n`];
  });
}

const tableOf = (group: FieldSchema, path: string): string =>
  `| Field | What it is for | Values | Unit | Precision | Why it identifies nobody |\n| --- | --- | --- | --- | --- | --- |\n${rowsOf(group, path).join('')}`;

/** The page's whole text. */
export function privacyDocs(): string {
  const root = fieldsOf(Report);
  const day = withoutNull(root.properties?.day ?? {});
  return `${opening}
## Every ${reportMinutes} minutes

${tableOf(root, '')}
## Once a day

${tableOf(day, 'day')}
## Around it

The message begins with the version of this list (${reportVersion}), the station’s random id, a number that grows with each report, how many steps of ${reportMinutes}
minutes it waited, a random word that tells a repetition from a copy of the station, and a signature.

Where the server is of an older release and does not understand a report, the station asks it which fields it knows, as anybody may, and
leaves out the others for a day. A station that takes policies from its server (\`server.policyKeys\`) asks for one twice an hour, by the
clock: with its id, the hash of the policy that it has, a random word and a signature.
`;
}

if (import.meta.main) writeFileSync(privacyPage, privacyDocs());
