// A PostgreSQL of the test's own: Debian's programs, a folder of its own, a socket and no port, run as an ordinary user.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const versions = '/usr/lib/postgresql';
/** The account that the package makes. PostgreSQL refuses to run as root. */
const user = 'postgres';

function programs(): string {
  const [newest] = existsSync(versions) ? readdirSync(versions).sort((a, b) => Number(b) - Number(a)) : [];
  if (newest === undefined) throw new Error('PostgreSQL is not installed: npm test installs Debian’s package');
  return join(versions, newest, 'bin');
}

const asUser = (line: readonly string[]): readonly string[] =>
  process.getuid?.() === 0 ? ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--init-groups', ...line] : line;

function run(line: readonly string[]): void {
  const [program = '', ...args] = asUser(line);
  const done = spawnSync(program, args, { encoding: 'utf8', cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C' } });
  if (done.status !== 0) throw new Error(`${line[0]} failed: ${done.stderr}`);
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

export interface OwnPostgres {
  /** For each call a database that nobody has used. */
  database(): string;
  url(database: string): string;
  /** SIGKILL to the first process: the others notice and end, as after a crash. */
  crash(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

function isReady(bin: string, folder: string): boolean {
  const [program = '', ...args] = asUser([join(bin, 'pg_isready'), '-q', '-h', folder]);
  return spawnSync(program, args, { cwd: '/' }).status === 0;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** @param options further settings as `name=value`, for benchmarks */
export async function startPostgres(options: readonly string[] = []): Promise<OwnPostgres> {
  const bin = programs();
  const folder = mkdtempSync(join(tmpdir(), 'lethe-pg-'));
  const data = join(folder, 'data');
  if (process.getuid?.() === 0) {
    const id = (flag: string): number => Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout);
    chownSync(folder, id('-u'), id('-g'));
  }
  run([join(bin, 'initdb'), '-D', data, '-A', 'trust', '-U', user, '-E', 'UTF8', '--locale=C', '--no-sync']);
  let child: ChildProcess | undefined;
  let count = 0;

  const start = async (): Promise<void> => {
    const settings = [`unix_socket_directories=${folder}`, 'listen_addresses=', 'shared_buffers=64MB', ...options];
    const [program = '', ...args] = asUser([
      join(bin, 'postgres'),
      ...['-D', data],
      ...settings.flatMap((one) => ['-c', one]),
    ]);
    // After a crash the memory of the one before may still be held by a child of it that is about to end.
    for (let tries = 0; tries < 300; tries += 1) {
      if (child === undefined || hasEnded(child)) {
        child = spawn(program, args, { cwd: '/', stdio: 'ignore', env: { PATH: process.env.PATH, LC_ALL: 'C' } });
      }
      await pause(200);
      if (!hasEnded(child) && isReady(bin, folder)) return;
    }
    throw new Error('PostgreSQL did not start');
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child === undefined || hasEnded(child)) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  await start();
  return {
    database() {
      count += 1;
      const name = `lethe_${count}`;
      run([join(bin, 'createdb'), '-h', folder, '-U', user, name]);
      return name;
    },
    url: (database) => `postgres://${user}@/${database}?host=${folder}`,
    start,
    crash: () => end('SIGKILL'),
    async stop() {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
