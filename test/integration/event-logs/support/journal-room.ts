// A room with two real systemd-journald, one of them of a namespace of its own, and the ways to write to them and to read everything back.
import type { ChildProcess } from 'node:child_process';
import { makeRoom, type Room, until } from '../../../support/room/room.ts';

export const daemon = '/lib/systemd/systemd-journald';
const sockets = { main: '/run/systemd/journal/dev-log', patrons: '/run/systemd/journal.patrons/dev-log' };
export type Namespace = keyof typeof sockets;

export interface JournalRoom extends Room {
  readonly daemons: Readonly<Record<Namespace, ChildProcess>>;
  /** Writes a message to a daemon, and waits until it can be read. */
  log(namespace: Namespace, message: string): Promise<void>;
  /** How many entries with this text can be read, of any machine and any namespace. */
  lines(text: string): number;
}

export async function journalRoom(): Promise<JournalRoom> {
  const room = await makeRoom();
  room.run('mkdir', '-p', '/run/systemd/journal.patrons');
  const daemons = { main: room.start(daemon), patrons: room.start(daemon, 'patrons') };
  const isThere = (path: string): boolean => room.shell(`test -e ${path} && echo yes || true`) !== '';
  await until(() => Object.values(sockets).every(isThere));
  room.run('journalctl', '--flush');
  await until(() => room.shell('ls /var/log/journal/*/system.journal | wc -l').trim() === '2');
  const lines = (text: string): number =>
    Number(room.shell(`journalctl -m --namespace='*' -o cat --no-pager -q | grep -c -- '${text}' || true`));
  return {
    ...{ ...room, daemons, lines },
    async log(namespace, message) {
      const before = lines(message);
      room.run('logger', '--udp', '--socket', sockets[namespace], message);
      await until(() => lines(message) > before);
    },
  };
}
