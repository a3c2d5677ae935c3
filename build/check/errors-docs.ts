// Writes docs/errors.md from the register of problems, so that the page and the program never disagree.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ProblemText, problems } from '../../contract/problems.ts';

export const errorsPage = fileURLToPath(new URL('../../docs/errors.md', import.meta.url));

const opening = `<!-- Made by build/check/errors-docs.ts from contract/problems.ts; do not edit. -->
# Problems and remedies

Every problem that Lethe shows or logs has a short code that can be read out over a telephone.
A code names a kind of problem, never a person, a page or a time.
`;

/** The page's whole text: one table for each area, in the order of the register. */
export function errorsDocs(register: Readonly<Record<string, ProblemText>> = problems): string {
  const entries = Object.entries(register);
  const areas = [...new Set(entries.map(([code]) => areaOf(code)))];
  const tables = areas.map((area) => `\n## ${area}\n\n${tableOf(entries.filter(([code]) => areaOf(code) === area))}`);
  return `${opening}${tables.join('')}`;
}

function tableOf(entries: readonly (readonly [string, ProblemText])[]): string {
  const rows = entries.map(([code, { says, remedy }]) => `| ${code} | ${cell(says)} | ${cell(remedy)} |\n`);
  return `| Code | What it says | What to do |\n| --- | --- | --- |\n${rows.join('')}`;
}

const areaOf = (code: string): string => code.slice(0, code.lastIndexOf('-'));

const cell = (words: string): string => words.replaceAll('|', '\\|');

if (import.meta.main) writeFileSync(errorsPage, errorsDocs());
