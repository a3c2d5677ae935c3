// The agent as it is shipped asks Intl for nothing and holds no TLS while no server is named: each would stay in memory for good.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { stationUser } from '../../support/station/user.ts';
import { describeAsRoot } from './support/root.ts';

const agent = join(import.meta.dirname, '../../../out/agent/agent.cjs');

/** Loaded before the agent: counts what is made of Intl, and writes it down with the names of Node's own parts when the agent ends. */
const watch = `
let asked = 0;
for (const name of Object.getOwnPropertyNames(Intl)) {
  if (typeof Intl[name] !== 'function' || Intl[name].prototype === undefined) continue;
  const count = (make) => (...words) => { asked += 1; return make(...words); };
  Intl[name] = new Proxy(Intl[name], { construct: count(Reflect.construct), apply: count(Reflect.apply) });
}
const ask = process.env.ASKS === 'yes' ? () => new Intl.DateTimeFormat('en').format(0) : () => undefined;
setTimeout(ask, 1000);
process.on('exit', () => require('node:fs').writeFileSync(process.env.TELLS, JSON.stringify({ asked, parts: process.moduleLoadList })));
`;

async function tell(asks: 'yes' | 'no'): Promise<{ asked: number; parts: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'lethe-tables-'));
  const user = await stationUser();
  const at = (name: string): string => join(folder, name);
  mkdirSync(at('root'));
  writeFileSync(at('watch.cjs'), watch);
  const place = [
    '--root',
    at('root'),
    '--runtime-dir',
    at('runtime'),
    '--kiosk-user',
    user.name,
    '--state-dir',
    at('state'),
  ];
  const child = spawn(process.execPath, ['--require', at('watch.cjs'), agent, ...place], {
    env: { ...process.env, TELLS: at('told'), ASKS: asks },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    // The alarm is set, and the first wipe over.
    for await (const line of child.stdout) if (String(line).includes('wiped')) break;
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    return JSON.parse(readFileSync(at('told'), 'utf8'));
  } finally {
    child.kill('SIGKILL');
    await user.release();
    rmSync(folder, { recursive: true });
  }
}

describeAsRoot('an agent of a station without a server', () => {
  it('asks Intl for nothing, and has not read TLS in', async () => {
    const { asked, parts } = await tell('no');
    expect(asked).toBe(0);
    expect(parts).toContain('NativeModule child_process');
    expect(parts.filter((name) => /^NativeModule (https|tls)$/.test(name))).toEqual([]);
  });

  it('is watched well: one that asks is counted', async () => {
    expect((await tell('yes')).asked).toBe(1);
  });
});
