// The real server as a process of its own: lethe-server with an embedded store and a certificate, in a folder that the test gives.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { makeCertificate } from '../../demonstration/certificate.ts';
import { freePort } from '../server/processes.ts';

const main = fileURLToPath(new URL('../../../server/main.ts', import.meta.url));

export interface RealServer {
  readonly url: string;
  readonly caFile: string;
  readonly token: string;
  /** A verb of `lethe-server` beside the server that runs, and what it said as JSON. */
  run(...words: readonly string[]): Record<string, unknown>;
  /** Reads the store beside the server. */
  rows(sql: string): Record<string, unknown>[];
  end(): Promise<void>;
}

export interface Wishes {
  /** What runs instead of the source: the file that is shipped. */
  readonly program?: string;
  /** Further settings of its file. */
  readonly settings?: object;
}

/** The embedded store of a server in this folder. */
export const storeIn = (folder: string): string => `sqlite:${join(folder, 'lethe.db')}`;

export async function startRealServer(
  folder: string,
  { program = main, settings: more = {} }: Wishes = {},
): Promise<RealServer> {
  const at = (name: string): string => join(folder, name);
  const [port, { cert, key }] = [await freePort(), await makeCertificate(['lethe.example'])];
  writeFileSync(at('ca.pem'), cert);
  writeFileSync(at('key.pem'), key, { mode: 0o600 });
  const tls = { certificate: at('ca.pem'), key: at('key.pem') };
  const url = `https://127.0.0.1:${port}`;
  const settings = { listen: `127.0.0.1:${port}`, address: url, store: storeIn(folder), tls, ...more };
  writeFileSync(at('server.yaml'), JSON.stringify(settings));
  const server = spawn(process.execPath, [program, 'start', '--config', at('server.yaml')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await listening(port);
  const run = (...words: readonly string[]): Record<string, unknown> => {
    const command = [program, ...words, '--config', at('server.yaml'), '--json'];
    return JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' }));
  };
  const token = String(run('token', 'create', '--uses', '5').token);
  return {
    ...{ url, token, caFile: at('ca.pem'), run },
    rows(sql) {
      const store = new DatabaseSync(at('lethe.db'), { readOnly: true });
      try {
        return store.prepare(sql).all() as Record<string, unknown>[];
      } finally {
        store.close();
      }
    },
    async end() {
      if (server.exitCode !== null) return;
      server.kill('SIGTERM');
      await once(server, 'exit');
    },
  };
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const socket = connect(port, '127.0.0.1');
    const is = await new Promise((resolve) =>
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false)),
    );
    socket.destroy();
    if (is === true) return;
    await setTimeout(50);
  }
  throw new Error('the server does not listen');
}
