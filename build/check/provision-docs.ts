// Writes docs/provision.md from the steps themselves, so that the page never tells of a change that is not made.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Change } from '../../agent/provision/change.ts';
import type { Facts } from '../../agent/provision/facts.ts';
import { type Choices, type Step, usualChoices } from '../../agent/provision/step.ts';
import { steps } from '../../agent/provision/steps/all.ts';

export const provisionPage = fileURLToPath(new URL('../../docs/provision.md', import.meta.url));

const opening = `<!-- Made by build/check/provision-docs.ts from agent/provision/steps; do not edit. -->
# Making a computer a station

\`lethe provision\` sets up a bare Debian 12 or Ubuntu 24.04, or newer. It needs root.

\`\`\`sh
sudo lethe provision --plan   # shows every change, in words and line by line; makes none
sudo lethe provision          # makes them; then restart the computer
sudo lethe provision --undo   # puts every file back as it was
\`\`\`

- **Twice is once.** It changes only what is not so already. A run that was interrupted, by a power cut too, is gone on with.
- **Everything can be taken back**, byte for byte, with rights and owner. What stood there is kept in
  \`/var/lib/lethe-provision\`, which only root may enter. In files that belong to others (\`fstab\`, CUPS, groups) only our own
  lines are taken back. Where somebody has changed one of our files since, nothing is taken back and the file is named (PROVISION-06);
  \`--force\` puts the old one back all the same. Packages that were installed stay, and are named.
- **A site's own files win** where they are read later: ours are drop-ins beside the system's own files, which stay as they are.
- Changes to the kernel's line and to the display take effect when the computer starts again.

## Choices

They are made once and remembered; \`lethe provision\` alone then keeps to them. To make others, take it back first.

| Option | What it decides | Usually |
| --- | --- | --- |
| \`--display x11\\|wayland\` | X with openbox; or cage (Wayland), for trials alone: not supported yet | \`${usualChoices.display}\` |
| \`--swap none\\|random-key\` | no swap, or swap on its partition with a key that is made anew at each start and kept nowhere | \`${usualChoices.swap}\` |
| \`--maintenance HH:MM\` | local time at which updates are fetched and put in; take an hour at which nobody sits there, and not that of the daily wipe | \`${usualChoices.maintenance}\` |
| \`--usb-storage on\\|off\` | whether the kernel sees disks on USB at all | \`${usualChoices.usbStorage}\` |
| \`--without STEP,…\` | steps that the site does in another way | none |

## The steps
`;

const closing = `
## What it does not do

- It makes no room on the disk, no accounts for staff and no network. SSH, a serial console and accounts stay as they are: they are
  how IT gets in once the consoles are closed.
- It does not empty what swap, the journal and dumps held before. Provision a fresh installation.
- With \`--swap random-key\` the partition's own signature is gone after the next start. After \`--undo\`, run \`mkswap\` on it and put
  the new name into \`/etc/fstab\`.
- The system's own programs keep copies and caches of their own (\`/etc/passwd-\`, \`/etc/.pwd.lock\`, the boot loader's menu, the
  early system). These are made anew by the same programs, and not put back byte for byte.
`;

export const provisionDocs = (): string => `${opening}${steps.map(section).join('')}${closing}`;

/** A machine that has everything that a step might change. */
const sample: Facts = {
  systems: ['debian'],
  packages: new Set(),
  text: (path) => texts[path] ?? '',
  hasFile: () => true,
  lastingName: () => '/dev/disk/by-partuuid/…',
};

const texts: Readonly<Record<string, string>> = {
  '/etc/fstab': '/swap none swap sw 0 0',
  '/etc/group': 'sudo:x:27:lethe',
  '/etc/gshadow': 'sudo:*::lethe',
  '/etc/shadow': 'lethe::1::::::',
};

function section(step: Step): string {
  const usual = step.changes(sample, usualChoices);
  const others: Choices = { ...usualChoices, display: 'wayland', swap: 'random-key', usbStorage: 'off' };
  const only = step.changes(sample, others).filter((one) => !usual.some((known) => isSame(known, one)));
  const lines = [...usual.map((one) => line(one)), ...only.map((one) => `${line(one)} (only when chosen)`)];
  return `\n### ${step.id}\n\n**${step.title}.** ${step.why}\n\n${lines.join('\n')}\n`;
}

const isSame = (one: Change, other: Change): boolean => line(one) === line(other);

const line = (change: Change): string =>
  'path' in change ? `- \`${change.path}\`: ${change.says}` : `- ${change.says}`;

if (import.meta.main) writeFileSync(provisionPage, provisionDocs());
