// Writes the manual page lethe(8) from the manual of the command, so that the two never disagree. Format: man(7).
import { exitCodes, manual, type Page, usageOf } from '../../agent/cli/manual.ts';

/** A backslash begins a request, and so does a dot at the start of a line; a hyphen that is typed is written as \-. */
const safe = (text: string): string => text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^\./gm, '\\&.');

export function manualPage(date: number): string {
  const day = new Date(date * 1000).toISOString().slice(0, 10);
  return [
    `.TH LETHE 8 "${day}" "Lethe" "Lethe"`,
    '.SH NAME\nlethe \\- look after a library station that forgets',
    '.SH SYNOPSIS\n.B lethe\n.I verb\n[options]',
    `.SH DESCRIPTION\n${safe(`Results go to standard output, questions and progress to standard error. ${exitCodes}`)}`,
    `.SH VERBS\n${manual.map(verb).join('\n')}`,
    '.SH FILES\n.TP\n.I /etc/lethe/station.yaml\nThe policy of this station.\n.TP\n.I /etc/lethe/agent.conf\nOptions of the agent.\n.TP\n.I /usr/share/doc/lethe\nThe pages that messages name as docs/.',
    '',
  ].join('\n');
}

function verb(page: Page): string {
  const root = page.root ? ' Needs root.' : '';
  const fails = page.fails === null ? '' : ` Exit code 1: ${page.fails}.`;
  return `.TP\n.B ${safe(usageOf(page))}\n${safe(`${page.about}${root}${fails}`)}`;
}
