// The two keys that work whatever has the keyboard, even a session that hangs: End, and the staff door.
import { globalShortcut } from 'electron';

export function grabKeys(end: () => void, staff: () => void): void {
  globalShortcut.register('Control+Shift+E', end);
  globalShortcut.register('Control+Shift+F12', staff);
}
