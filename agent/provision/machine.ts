// Everything of a machine that provisioning works on, handed in: its names, its programs, what it is, what was done to it before.
import { join } from 'node:path';
import { type Disk, diskAt } from './disk.ts';
import { type Facts, readFacts } from './facts.ts';
import { type ProvisionRecord, readRecord, recordIn, usualRecordFolder, writeRecord } from './record.ts';
import { systemTools, type Tools } from './tools.ts';

export interface Machine {
  readonly disk: Disk;
  readonly tools: Tools;
  /** As it is now. @throws when something that is there can't be read */
  facts(): Facts;
  record: {
    read(): ProvisionRecord | 'unreadable' | null;
    /** @throws when it could not be written; the old one is still there then */
    write(record: ProvisionRecord): void;
    /** When everything is taken back. */
    discard(): void;
  };
}

/** @param root `/` on a station; the tools are of the machine that runs this */
export function machineAt(root: string, tools: Tools = systemTools): Machine {
  const disk = diskAt(root);
  const folder = join(root, usualRecordFolder);
  return {
    disk,
    tools,
    facts: () => readFacts(root, disk),
    record: {
      read: () => readRecord(folder),
      write: (record) => writeRecord(folder, record),
      discard() {
        const file = recordIn(usualRecordFolder);
        for (const name of [`${file}.new`, file]) disk.put(name, { is: 'absent' });
        disk.takeFolder(usualRecordFolder);
      },
    },
  };
}
