// Loaded before the agent in its own process: ends that process by SIGKILL just before it makes a chosen call for the nth time.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [call = '', nth = '', file = ''] = (process.env.LETHE_TEST_KILL_AT ?? '').split(' ');
const kill = process.kill.bind(process);
let made = 0;

function countOne(): void {
  made += 1;
  if (made !== Number(nth)) return;
  kill(process.pid, 'SIGKILL');
  // The signal may take a moment to arrive, and nothing may happen in it.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
}

const counted = ['renameSync', 'unlinkSync', 'rmdirSync'] as const;
for (const name of counted.filter((one) => one === call)) {
  const real = fs[name] as (...given: unknown[]) => void;
  Object.assign(fs, {
    [name]: (...given: unknown[]) => {
      if (String(given.at(-1)).endsWith(file)) countOne();
      real(...given);
    },
  });
}
if (call === 'kill') {
  process.kill = (id, signal) => {
    if (signal === 'SIGKILL') countOne();
    return kill(id, signal);
  };
}
syncBuiltinESMExports();
