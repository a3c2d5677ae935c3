// Makes a picture of a screen small enough to be kept in the repository: 256 colours are all that our screens need.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Without dithering, which would turn plain surfaces into patterns, in other colours and many more bytes. */
export async function shrinkPicture(file: string): Promise<void> {
  const fewColours = ['-strip', '+dither', '-colors', '256', '-define', 'png:compression-level=9'];
  await run('convert', [file, ...fewColours, file]);
}
