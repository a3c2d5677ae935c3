// Writes docs/doctor.md from the checks of `lethe doctor`, so that the page and the program never disagree.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Check } from '../../agent/doctor/check.ts';
import { checks } from '../../agent/doctor/checks/index.ts';

export const doctorPage = fileURLToPath(new URL('../../docs/doctor.md', import.meta.url));

const opening = `<!-- Made by build/check/doctor-docs.ts from agent/doctor/checks; do not edit. -->
# What the doctor looks at

\`lethe doctor\` looks at everything outside Lethe itself that the promises rest on. It changes nothing, can be run at any time,
and must be run as root to see everything. A **fault** means that a promise does not hold, or that nobody can tell: what can't be
read counts as one. **Advice** means that it holds and could hold better. The exit code is 1 when there is a fault, else 0.

\`lethe doctor --fix\` mends what is marked so, and looks again. Each mend writes a settings file of its own
(\`zz-lethe-…\`, to be removed if it should be taken back), takes rights away, or changes two lines of the print service. Done
twice, it changes nothing more. Whatever could disturb the computer's work (swap, packages, services, accounts, the kernel's command line) is left
to a technician.
`;

function section({ id, severity, what, why, fix, command, mend }: Check): string {
  const run = command === null ? '' : ` \`${command}\``;
  const safe = mend === undefined ? '' : `\n\n\`--fix\` does it. Why that is safe: ${mend.safe}`;
  return `\n## ${id}\n\n*${severity}.* ${what} ${why}\n\n**To mend:** ${fix}${run}${safe}\n`;
}

export const doctorDocs = (): string => `${opening}${checks.map(section).join('')}`;

if (import.meta.main) writeFileSync(doctorPage, doctorDocs());
