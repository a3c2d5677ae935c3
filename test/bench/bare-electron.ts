// Starts the bare Electron that everything is held against: same binary, same user, same display, same page.
import { type ChildProcess, spawn } from 'node:child_process';
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually, type Page, pageAt } from '../support/station/devtools.ts';
import { end } from '../support/station/display.ts';
import { clock } from '../support/station/patron.ts';
import type { StationUser } from '../support/station/user.ts';

export interface BareElectron {
  readonly process: ChildProcess;
  readonly startedAt: number;
  readonly page: Page;
  stop(): Promise<void>;
}

export interface BareOptions {
  readonly electron: string;
  readonly user: StationUser;
  readonly display: string;
  readonly certificate: string;
  readonly hostRules: string;
  readonly page: string;
  /** Where its profile is made: on a station that is memory, so it is here. */
  readonly folder: string;
}

const application = fileURLToPath(new URL('./bare', import.meta.url));

export async function startBare(options: BareOptions): Promise<BareElectron> {
  const { electron, user, display, certificate, hostRules, page, folder } = options;
  const profile = await mkdtemp(join(folder, 'bare-'));
  await chown(profile, user.id, user.group);
  const [program, ...words] = user.as([
    electron,
    application,
    `--certificate=${certificate}`,
    `--host-resolver-rules=${hostRules}`,
    `--page=${page}`,
    `--user-data-dir=${profile}`,
    '--remote-debugging-port=0',
  ]);
  const startedAt = clock();
  const child = spawn(program, words, {
    stdio: 'ignore',
    cwd: '/',
    // A station's home is memory and empty after each start of the computer; so is this one.
    env: { PATH: process.env.PATH, HOME: profile, DISPLAY: display },
  });
  const port = await eventually(
    () => readFile(join(profile, 'DevToolsActivePort'), 'utf8').then((text) => Number(text.split('\n')[0])),
    20_000,
    'the bare Electron',
  );
  const at = await pageAt(port, (target) => target.type === 'page' && target.url.startsWith(page.slice(0, 12)), 20_000);
  return {
    process: child,
    startedAt,
    page: at,
    async stop() {
      at.close();
      await end(child);
      await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}
