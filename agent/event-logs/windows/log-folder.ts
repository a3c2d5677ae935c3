// The folder in which Windows keeps its event logs: what lies beside the logs, and its removal.
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isGone } from '../../wipe/folder.ts';
import { removeSystemFile } from '../../wipe/remove.ts';
import { isArchive } from './channel.ts';

export interface LogFolder {
  archives(): readonly string[];
  has(fileName: string): boolean;
  /** What can't be removed is still there when it is looked for again. */
  remove(fileName: string): void;
}

export const logFolderAt = (folder: string): LogFolder => ({
  archives: () => readdirSync(folder).filter(isArchive),
  has(fileName) {
    try {
      return lstatSync(join(folder, fileName)).isFile();
    } catch (error) {
      if (isGone(error)) return false;
      throw error;
    }
  },
  remove: (fileName) => removeSystemFile(folder, fileName),
});
