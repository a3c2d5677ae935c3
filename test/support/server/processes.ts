// The server as processes of their own, and nginx before them: for tests that kill some of it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function untilAnswers(port: number, path: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if ((await fetch(`http://127.0.0.1:${port}${path}`).catch(() => null))?.ok) return;
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('what was started does not answer');
}

/** Codes of the log, without those of jobs that run by the clock. */
export const codesOf = (said: string): string[] =>
  said
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { code: string }).code)
    .filter((code) => code !== 'retention' && code !== 'rolled-up');

export interface ServerProcess {
  readonly port: number;
  start(): Promise<void>;
  /** @returns its exit code; null when the signal ended it */
  end(signal: NodeJS.Signals): Promise<number | null>;
  /** Of the process that runs now. */
  id(): number;
  /** Everything it has said so far. */
  said(): string;
}

/** What is shipped; npm test bundles it first. */
const command = ['out/server/lethe-server.mjs', 'start', '--config'];

/** @param settings further lines of its settings file */
export async function serverProcess(folder: string, store: string, settings = ''): Promise<ServerProcess> {
  const port = await freePort();
  const config = join(folder, `${port}.yaml`);
  writeFileSync(config, `listen: 127.0.0.1:${port}\nstore: "${store}"\n${settings}`);
  let child: ChildProcess;
  let text = '';
  return {
    port,
    id: () => child.pid ?? 0,
    said: () => text,
    async start() {
      child = spawn(process.execPath, [...command, config], { stdio: ['ignore', 'pipe', 'pipe'] });
      for (const stream of [child.stdout, child.stderr]) {
        stream?.on('data', (piece: Buffer) => {
          text += piece.toString();
        });
      }
      await untilAnswers(port, '/health/ready', child);
    },
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended by itself: ${text}`);
      const gone = once(child, 'exit');
      child.kill(signal);
      const [code] = (await gone) as [number | null];
      return code;
    },
  };
}

/** Sends what failed at one server to the other, a POST too: so reports do arrive twice, and must not count twice. */
const nginxFile = (folder: string, port: number, servers: readonly number[]): string => `
  daemon off; pid ${folder}/nginx.pid; error_log ${folder}/nginx.log crit; worker_processes 1; user ${userName()};
  events { worker_connections 512; }
  http {
    access_log off;
    client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/f;
    uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
    upstream lethe { ${servers.map((one) => `server 127.0.0.1:${one} max_fails=0;`).join(' ')} keepalive 16; }
    server {
      listen 127.0.0.1:${port};
      location / {
        proxy_pass http://lethe; proxy_http_version 1.1; proxy_set_header Connection "";
        proxy_next_upstream error timeout http_502 http_503 non_idempotent; proxy_read_timeout 10s;
      }
    }
  }`;

const userName = (): string => (process.getuid?.() === 0 ? 'root' : 'nobody');

export async function startNginx(
  folder: string,
  servers: readonly number[],
): Promise<{ port: number; stop(): Promise<void> }> {
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, nginxFile(folder, port, servers));
  const path = `${process.env.PATH}:/usr/sbin`;
  const child = spawn('nginx', ['-p', folder, '-c', file], { stdio: 'ignore', env: { PATH: path } });
  await untilAnswers(port, '/health/live', child);
  return {
    port,
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}
