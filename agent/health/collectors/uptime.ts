// How long the computer has been on, in seconds; time asleep counts.
import { uptime } from 'node:os';

export const readUptime = async (): Promise<number> => uptime();
