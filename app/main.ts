// The one entrance of the app: a shell, or one of the sessions that a shell starts.
import { startSession } from './session/main.ts';
import { startShell } from './shell/main.ts';

if (process.argv.includes('--session')) startSession();
else startShell();
