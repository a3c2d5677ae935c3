// Writes docs/command.md from the manual of the lethe command, so that the page and `lethe help` never disagree.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { exitCodes, manual, type Page, usageOf } from '../../agent/cli/manual.ts';

export const commandPage = fileURLToPath(new URL('../../docs/command.md', import.meta.url));

const opening = `<!-- Made by build/check/command-docs.ts from agent/cli/manual.ts; do not edit. -->
# The lethe command

IT's tool on a station. Results go to standard output, questions and progress to standard error, and \`--json\` gives every
result as one line of JSON. ${exitCodes} Every problem has a code and a remedy; docs/errors.md lists them.

The agent works on when the command that asked is interrupted. One work is done at a time.
`;

export const commandDocs = (): string => `${opening}${manual.map(section).join('')}`;

function section(page: Page): string {
  const root = page.root ? '\n\nNeeds root: run it with sudo.' : '';
  const fails = page.fails === null ? '' : `\n\nExit code 1: ${page.fails}.`;
  return `\n## ${usageOf(page).replaceAll('|', '\\|')}\n\n${page.about}${root}${fails}\n`;
}

if (import.meta.main) writeFileSync(commandPage, commandDocs());
