// What every screen of the shell is given.
import type { Press, Screen, ShellView } from '../../../contract/shell-page.ts';

export type PressOf = (press: Press) => void;

export interface ScreenProps<Name extends Screen['screen']> {
  readonly view: ShellView;
  readonly screen: Extract<Screen, { screen: Name }>;
  readonly press: PressOf;
}
