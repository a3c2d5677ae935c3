// Sends hostile requests to a real server process over real sockets, and looks at what that did to it.
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { reportPath } from '../../../contract/report-envelope.ts';
import type { Hostile } from './hostile.ts';
import { mark } from './hostile.ts';

export interface Wrong {
  readonly kind: string;
  readonly status: number;
}

const connections = 16;

function sendOne(port: number, agent: Agent, { method, path, headers, body }: Hostile): Promise<number> {
  return new Promise((resolve) => {
    const asked = request({
      host: '127.0.0.1',
      port,
      agent,
      method,
      path,
      headers: { ...headers, 'content-length': body.length },
    });
    asked.on('response', (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
      answer.on('error', () => resolve(answer.statusCode ?? 0));
    });
    // The server closed a connection on which too much was refused: the next one is as good.
    asked.on('error', () => resolve(-1));
    asked.end(body);
  });
}

/** @returns what was answered otherwise than it should have been */
export async function assault(port: number, count: number, make: () => Hostile): Promise<Wrong[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const wrong: Wrong[] = [];
  let left = count;
  const one = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const hostile = make();
      let status = await sendOne(port, agent, hostile);
      for (let tries = 0; status === -1 && tries < 5; tries += 1) status = await sendOne(port, agent, hostile);
      if (!hostile.right.includes(status)) wrong.push({ kind: hostile.kind, status });
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  agent.destroy();
  return wrong;
}

const beginnings = [
  '',
  'POST ',
  `POST ${reportPath} HTTP/1.1\r\nHost: x\r\nContent-Le`,
  `POST ${reportPath} HTTP/1.1\r\nHost: x\r\nContent-Type: application/vnd.lethe.report\r\nContent-Length: 1024\r\n\r\n${mark}`,
  `${mark}\r\n\r\n`,
  `GET / HTTP/1.1\r\nHost: x\r\n${`X-${mark}: 1\r\n`.repeat(2000)}\r\n`,
  `POST ${reportPath} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n${mark}`,
];

/** Requests that begin and never end, half of them hung up on. Resolves when the server has ended them all, or after `patience`. */
export async function leaveHanging(port: number, count: number, patience: number): Promise<{ stillOpen: number }> {
  let open = 0;
  const sockets = Array.from({ length: count }, (_, at) => {
    const socket = connect(port, '127.0.0.1');
    open += 1;
    socket.on('error', () => undefined);
    socket.on('close', () => {
      open -= 1;
    });
    socket.resume();
    socket.write(beginnings[at % beginnings.length] ?? '');
    if (at % 2 === 0) setTimeout(() => socket.destroy(), 100);
    return socket;
  });
  const until = Date.now() + patience;
  while (open > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 100));
  const stillOpen = open;
  for (const socket of sockets) socket.destroy();
  return { stillOpen };
}

/** In megabytes. */
export const residentMemory = (process: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${process}/status`, 'utf8'))?.[1] ?? 0) / 1024;
