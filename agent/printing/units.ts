// Stops and starts the print service as the system's own manager does, what would start it again on demand included.
import { runTool } from '../run-tool.ts';

export interface PrintUnits {
  stop(): Promise<void>;
  /** Starts what ran before it was stopped, and nothing else. */
  start(): Promise<void>;
}

const tool = '/usr/bin/systemctl';
const patience = 15_000;
/** What starts the service on demand stands first: stopped after it, it could bring it back. */
const units = ['cups.socket', 'cups.path', 'cups.service'] as const;

/** Neither judges what came of it: whoever asked looks at the processes and the files. */
export function systemUnits(): PrintUnits {
  let active: readonly string[] = [];
  return {
    async stop() {
      active = await activeUnits();
      if (active.length > 0) await systemctl('stop', ...active);
    },
    async start() {
      if (active.length > 0) await systemctl('start', ...active);
    },
  };
}

/** One word for each unit, in the order asked. The tool's exit code only says whether all are active. */
async function activeUnits(): Promise<readonly string[]> {
  const words = (await systemctl('is-active', ...units)).trim().split('\n');
  return units.filter((_, at) => words[at] === 'active');
}

async function systemctl(...args: readonly string[]): Promise<string> {
  try {
    return await runTool(tool, args, { timeout: patience, env: {} });
  } catch (error) {
    return error instanceof Error && 'stdout' in error && typeof error.stdout === 'string' ? error.stdout : '';
  }
}
