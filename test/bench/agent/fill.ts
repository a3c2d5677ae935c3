// Fills the station of a room: put-away journals, rotated logs, and a kiosk user's stray files.

import { randomBytes } from 'node:crypto';
import { appendFileSync, chownSync, copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kioskId } from './kiosk.ts';

const { journals, megabytesEach, rotatedLogs, strayFiles } = JSON.parse(process.argv[2] ?? '{}');

function fillJournal(): void {
  const folder = join('/var/log/journal', readdirSync('/var/log/journal')[0] ?? '');
  const piece = randomBytes(2 ** 20);
  for (let count = 0; count < journals; count++) {
    const name = `system@${'ab'.repeat(16)}-${String(count).padStart(16, '0')}-0005f2a1b3c4d5e6.journal`;
    copyFileSync(join(folder, 'system.journal'), join(folder, name));
    for (let megabyte = 8; megabyte < megabytesEach; megabyte++) appendFileSync(join(folder, name), piece);
  }
}

function fillFolders(base: string, files: number, name: (index: number) => string, owner: number): void {
  const inEach = 1000;
  for (let first = 0; first < files; first += inEach) {
    const folder = join(base, `folder-${first / inEach}`);
    mkdirSync(folder, { recursive: true });
    chownSync(folder, owner, owner);
    for (let index = first; index < first + inEach; index++) {
      writeFileSync(join(folder, name(index)), 'what was there before\n');
      chownSync(join(folder, name(index)), owner, owner);
    }
  }
}

fillJournal();
fillFolders('/var/log', rotatedLogs, (index) => `service.log.${index}.gz`, 0);
fillFolders('/var/tmp', strayFiles, (index) => `stray-${index}`, kioskId);
