// Every collector there is. What is not in this list is never looked at.
import type { Host } from '../collector.ts';
import { readDisk } from './disk.ts';
import { readLink } from './link.ts';
import { readProcessor } from './processor.ts';
import { readSystem } from './system.ts';
import { readUpdates } from './updates.ts';
import { readUptime } from './uptime.ts';

export const collectors = {
  system: readSystem,
  uptime: readUptime,
  disk: readDisk,
  processor: readProcessor,
  memory: ({ information }: Host) => information.memory(),
  temperature: ({ information }: Host) => information.temperature(),
  link: readLink,
  updates: readUpdates,
} as const;
