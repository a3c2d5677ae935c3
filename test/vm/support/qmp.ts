// QEMU's own protocol (QMP): commands to an emulated computer, each with its answer, over a socket in a folder of the test's.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** https://www.qemu.org/docs/master/interop/qmp-spec.html: a line each; events, which nobody here waits for, come in between. */
interface Line {
  readonly return?: unknown;
  readonly error?: { readonly desc: string };
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

export interface Monitor {
  /** @throws when QEMU refuses the command, or has ended */
  ask(execute: string, words?: object): Promise<unknown>;
  close(): void;
}

const patience = 30_000;
const pause = 50;

async function dial(path: string): Promise<Socket> {
  for (const begun = Date.now(); ; await setTimeout(pause)) {
    const socket = connect(path);
    try {
      await once(socket, 'connect');
      return socket;
    } catch (error) {
      if (Date.now() - begun > patience) throw error;
    }
  }
}

export async function openMonitor(path: string): Promise<Monitor> {
  const socket = await dial(path);
  const waiting: Waiting[] = [];
  let rest = '';
  const hear = (line: Line): void => {
    if (line.error !== undefined) waiting.shift()?.reject(new Error(`QEMU says: ${line.error.desc}`));
    else if ('return' in line) waiting.shift()?.resolve(line.return);
  };
  socket.setEncoding('utf8').on('data', (piece: string) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) hear(JSON.parse(line));
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    for (const one of waiting.splice(0)) one.reject(new Error('QEMU has ended'));
  });
  const monitor: Monitor = {
    ask: (execute, words = {}) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        socket.write(`${JSON.stringify({ execute, arguments: words })}\n`);
      }),
    close: () => void socket.destroy(),
  };
  await monitor.ask('qmp_capabilities');
  return monitor;
}
