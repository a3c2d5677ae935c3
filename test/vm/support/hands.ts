// A patron's hands on an emulated computer: a mouse that points, and keys, as its own devices tell the system.
import { setTimeout } from 'node:timers/promises';
import type { Monitor } from './qmp.ts';

/** What the pointing device counts from edge to edge, whatever the screen. */
const edge = 0x7fff;
export const screen = { width: 1280, height: 800 } as const;
/** An emulated computer is slow, and a person is no faster. */
const pause = 150;

export interface Hands {
  click(x: number, y: number): Promise<void>;
  /** Presses keys together, by QEMU's names of them: `ctrl`, `shift`, `e`, `ret`. */
  press(...keys: readonly string[]): Promise<void>;
  /** Small letters. */
  type(text: string): Promise<void>;
}

const key = (name: string, down: boolean) => ({ type: 'key', data: { down, key: { type: 'qcode', data: name } } });
const button = (down: boolean) => ({ type: 'btn', data: { down, button: 'left' } });
const axis = (name: 'x' | 'y', part: number) => ({ type: 'abs', data: { axis: name, value: Math.round(part * edge) } });

export function handsOf(monitor: Monitor): Hands {
  const send = async (events: readonly object[]): Promise<void> => {
    await monitor.ask('input-send-event', { events });
    await setTimeout(pause);
  };
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const name of keys) await send([key(name, true)]);
    for (const name of keys.toReversed()) await send([key(name, false)]);
  };
  return {
    press,
    async click(x, y) {
      await send([axis('x', x / screen.width), axis('y', y / screen.height)]);
      await send([button(true)]);
      await send([button(false)]);
    },
    async type(text) {
      for (const letter of text) await press(letter);
    },
  };
}
