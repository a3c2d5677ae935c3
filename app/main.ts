// The one entrance of the app: a shell, or one of the sessions that a shell starts.
import { startSession } from './session/main.ts';
import { startShell } from './shell/main.ts';

// Electron would show a window with a stack trace: text from inside, on a screen that must not stop at it. Ending is
// noticed by whoever watches: the shell its session, the agent its shell, the display's service the shell.
process.on('uncaughtException', () => process.exit(70));
process.on('unhandledRejection', () => process.exit(70));

if (process.argv.includes('--session')) startSession();
else startShell();
