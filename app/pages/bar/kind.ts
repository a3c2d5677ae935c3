// What every part of the bar is given.
import type { BarPress, BarView } from '../../../contract/bar-page.ts';

export type PressOf = (press: BarPress) => void;

/** The presses that carry nothing but their name. */
export type PlainPress = Exclude<
  BarPress,
  { press: 'show-tab' | 'close-tab' | 'hang' | 'find' | 'look' | 'sign-in' | 'height' }
>['press'];

export interface BarProps {
  readonly view: BarView;
  readonly press: PressOf;
}
