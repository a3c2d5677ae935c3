// Tells systemd that the agent is ready, and at fixed intervals that it still lives. Elsewhere nobody listens, and it does nothing.
import { execFile } from 'node:child_process';

export interface ServiceManager {
  /** The first wipe is over: what waits for the agent may start. */
  ready(): void;
  stop(): void;
}

/** Node has no datagram sockets of the file system, which this protocol wants; systemd brings its own tool (see docs/adr). */
const tool = '/usr/bin/systemd-notify';
const patience = 5000;
const microseconds = 1000;
/** Two of three messages may be late before systemd ends the agent. */
const messagesInTime = 3;

export type Send = (socket: string, message: string) => void;

const sendByTool: Send = (socket, message) => {
  // It waits until systemd has taken the message, which a sender that is gone can't be matched with.
  execFile(
    tool,
    [message],
    { env: { NOTIFY_SOCKET: socket }, timeout: patience, killSignal: 'SIGKILL' },
    () => undefined,
  );
};

export function serviceManager(
  environment: Readonly<Record<string, string | undefined>>,
  send: Send = sendByTool,
): ServiceManager {
  const socket = environment.NOTIFY_SOCKET;
  if (socket === undefined) return { ready: () => undefined, stop: () => undefined };
  const interval = watchdogInterval(environment);
  const alive = interval === null ? null : setInterval(() => send(socket, 'WATCHDOG=1'), interval).unref();
  return {
    ready: () => send(socket, 'READY=1'),
    stop() {
      if (alive !== null) clearInterval(alive);
      send(socket, 'STOPPING=1');
    },
  };
}

/** Milliseconds; null where systemd does not watch this very process. */
export function watchdogInterval(environment: Readonly<Record<string, string | undefined>>): number | null {
  const { WATCHDOG_USEC, WATCHDOG_PID } = environment;
  const limit = Number(WATCHDOG_USEC);
  if (!Number.isSafeInteger(limit) || limit <= 0) return null;
  if (WATCHDOG_PID !== undefined && WATCHDOG_PID !== String(process.pid)) return null;
  return Math.max(1, Math.floor(limit / microseconds / messagesInTime));
}
