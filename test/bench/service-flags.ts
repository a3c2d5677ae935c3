// The options that a service gives to Node, read from its unit: what is measured is what is shipped.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const units = join(import.meta.dirname, '../../resources/systemd');

/** @param unit such as `lethe-agent.service` */
export function serviceFlags(unit: string): readonly string[] {
  const text = readFileSync(join(units, unit), 'utf8').replaceAll('\\\n', ' ');
  const words = /^ExecStart=(.*)$/m.exec(text)?.[1]?.split(/\s+/) ?? [];
  const flags = words.slice(
    1,
    words.findIndex((word, at) => at > 0 && !word.startsWith('--')),
  );
  if (flags.length === 0) throw new Error(`${unit} gives Node no options`);
  return flags;
}
