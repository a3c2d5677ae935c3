// Asks the print service over its own socket how many jobs it knows, with patience for a busy one only.
import { request } from 'node:http';
import { askForJobs, countJobs } from './ipp.ts';

const patience = 3000;
/** A job's number takes some thirty bytes; CUPS keeps five hundred jobs unless it is told otherwise. */
const mostBytes = 1024 * 1024;

/** @returns null when nobody answers, or not so that it can be counted */
export function askJobs(socketPath: string): Promise<number | null> {
  return new Promise((resolve) => {
    const asking = request(
      {
        ...{ socketPath, method: 'POST', path: '/', timeout: patience },
        headers: { host: 'localhost', 'content-type': 'application/ipp' },
      },
      (answer) => {
        const parts: Buffer[] = [];
        let bytes = 0;
        answer.on('data', (part: Buffer) => {
          bytes += part.length;
          if (bytes > mostBytes) asking.destroy();
          else parts.push(part);
        });
        answer.on('end', () => resolve(answer.statusCode === 200 ? countJobs(Buffer.concat(parts)) : null));
        answer.on('close', () => resolve(null));
      },
    );
    asking.on('timeout', () => asking.destroy());
    asking.on('error', () => resolve(null));
    asking.end(askForJobs());
  });
}
