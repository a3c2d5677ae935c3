// Which release of Lethe this is, in the three numbers of semver.

import type { Report } from '../contract/report.ts';
import packageFile from '../package.json' with { type: 'json' };

const [major = 0, minor = 0, patch = 0] = packageFile.version.split('.').map((part) => Number.parseInt(part, 10));
export const release: Report['software'] = { major, minor, patch };
