// npm run check: types, lint and fences, without any test. Exit code 1 if one of them fails.
import { passes, staticChecks } from './static-checks.ts';

const failed = staticChecks.filter((check) => !passes(check));
process.stdout.write(`${staticChecks.length - failed.length} passed, ${failed.length} failed\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
