// Asks dnsmasq how many names it has put into its cache since that was last cleared: a question of its own kind, `insertions.bind`.
import { createSocket } from 'node:dgram';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { hasCode } from '../wipe/folder.ts';

const patience = 500;
const question = ['insertions', 'bind'];
const [text, chaos] = [16, 3];

/** @returns null when it can't be asked, as where it was told to keep such things to itself */
export async function insertionsOf(process: number): Promise<number | null> {
  const port = portOf(process);
  return port === null ? null : await ask(port);
}

/** Format: RFC 1035, 4.1, with the class CHAOS. */
function ask({ address, port }: Port): Promise<number | null> {
  const head = Buffer.from([0x1e, 0x7e, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  const labels = question.map((label) => Buffer.from([label.length, ...Buffer.from(label)]));
  const message = Buffer.concat([head, ...labels, Buffer.from([0, 0, text, 0, chaos])]);
  return new Promise((resolve) => {
    const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
    const end = (held: number | null): void => {
      clearTimeout(timer);
      socket.close();
      resolve(held);
    };
    const timer = setTimeout(() => end(null), patience);
    socket.once('error', () => end(null));
    socket.once('message', (answer) => end(countIn(answer, message.length)));
    socket.send(message, port, address);
  });
}

/** The answer repeats the question; then come name, type, class and time to live, and a text of one counted string. */
export function countIn(answer: Buffer, questionLength: number): number | null {
  const digits = /^\d+$/.exec(answer.subarray(questionLength + 13).toString('latin1'))?.[0];
  return digits === undefined ? null : Number(digits);
}

interface Port {
  readonly address: string;
  readonly port: number;
}

const nameService = 53;

/** The one that others ask: 53 where it is among them, else the first. */
function portOf(process: number): Port | null {
  const ports = portsOf(process);
  return ports.find(({ port }) => port === nameService) ?? ports[0] ?? null;
}

/** Format: proc_net(5). The fourth column of an unconnected socket is 07; the tenth is its number. */
function portsOf(process: number): readonly Port[] {
  try {
    const folder = `/proc/${process}/fd`;
    const sockets = new Set(readdirSync(folder).map((name) => readlinkSync(`${folder}/${name}`)));
    return readFileSync(`/proc/${process}/net/udp`, 'latin1')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === '07' && sockets.has(`socket:[${fields[9]}]`))
      .flatMap(([, local = '']) => addressIn(local) ?? []);
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ESRCH', 'EACCES', 'EPERM')) return [];
    throw error;
  }
}

/** `0100007F:0035`: the address backwards, then the port. */
function addressIn(local: string): Port | null {
  const [, address = '', port = ''] = /^([0-9A-F]{8}):([0-9A-F]{4})$/.exec(local) ?? [];
  const bytes = address
    .match(/../g)
    ?.reverse()
    .map((byte) => Number.parseInt(byte, 16));
  if (bytes === undefined) return null;
  const isAny = bytes.every((byte) => byte === 0);
  return { address: isAny ? '127.0.0.1' : bytes.join('.'), port: Number.parseInt(port, 16) };
}
