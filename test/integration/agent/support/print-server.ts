// A real CUPS of a test's own, below its root folder: printers that print to nowhere, and jobs with titles that are canaries.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Roots } from '../../../../agent/places/places.ts';
import { type PrintService, printService } from '../../../../agent/printing/print-service.ts';
import { gone } from './visit.ts';

export interface PrintServer {
  /** The product's own, but for its units: there is no manager of services here. */
  readonly service: PrintService;
  processId(): number;
  start(): Promise<void>;
  end(): Promise<void>;
  /** Runs one of CUPS's own commands against this server. */
  tool(name: 'lpstat' | 'cancel', ...args: string[]): string;
  /** Hands in a job whose title is also what is to be printed. */
  print(title: string, ...options: string[]): void;
}

/** `keeps-all`: the history of jobs and their documents stay, as CUPS would have it without a word. `keeps-none`: as little as it can be told to. */
export async function startPrintServer(roots: Roots, settings: 'keeps-all' | 'keeps-none'): Promise<PrintServer> {
  const { root } = roots;
  const socket = join(root, 'run/cups/cups.sock');
  for (const folder of ['etc/cups', 'run/cups', 'var/spool/cups/tmp', 'var/cache/cups', 'var/log/cups'])
    mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'etc/cups/cupsd.conf'), mainSettings(socket, settings === 'keeps-all' ? 'Yes' : 'No'));
  writeFileSync(join(root, 'etc/cups/cups-files.conf'), fileSettings(root));
  let server: ChildProcess | null = null;
  const how = { encoding: 'utf8', env: { ...process.env, CUPS_SERVER: socket } } as const;
  const start = async () => {
    rmSync(socket, { force: true });
    server = spawn('/usr/sbin/cupsd', ['-f', ...configuration(root)], { stdio: 'ignore' });
    while (!existsSync(socket)) await setTimeout(10);
  };
  const end = async () => {
    if (server === null) return;
    server.kill('SIGCONT');
    server.kill('SIGTERM');
    await gone(server);
    server = null;
  };
  await start();
  execFileSync('lpadmin', ['-h', socket, '-p', 'patrons', '-E', '-v', 'file:/dev/null'], { stdio: 'ignore' });
  let ran = false;
  const own = printService(roots, {
    async stop() {
      ran = server !== null;
    },
    start: () => (ran ? start() : Promise.resolve()),
  });
  const processId = () => server?.pid ?? 0;
  // A machine may have a service of its own, which is none of the test's business.
  const processes: PrintService['processes'] = (table) => own.processes(table).filter(({ id }) => id === processId());
  return {
    ...{ service: { ...own, processes }, processId, start, end },
    tool: (name, ...args) => execFileSync(name, args, how),
    print: (title, ...options) =>
      void execFileSync('lp', ['-d', 'patrons', '-t', title, ...options], { ...how, input: title }),
  };
}

const configuration = (root: string) => [
  ...['-c', join(root, 'etc/cups/cupsd.conf'), '-s', join(root, 'etc/cups/cups-files.conf')],
];

const mainSettings = (socket: string, keep: 'Yes' | 'No') => `
LogLevel warn
Listen ${socket}
Browsing No
PreserveJobHistory ${keep}
PreserveJobFiles ${keep}
PageLogFormat
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
`;

const fileSettings = (root: string) => `
SystemGroup root
FileDevice Yes
ServerRoot ${root}/etc/cups
RequestRoot ${root}/var/spool/cups
TempDir ${root}/var/spool/cups/tmp
CacheDir ${root}/var/cache/cups
StateDir ${root}/run/cups
AccessLog ${root}/var/log/cups/access_log
ErrorLog ${root}/var/log/cups/error_log
PageLog ${root}/var/log/cups/page_log
`;
