// The speed that the network cable agreed on, in Mbit/s. Neither the name of the interface nor any address is kept.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../collector.ts';

/** null: no cable in use (wireless has no such figure), or not Linux. */
export async function readLink({ root }: Host): Promise<number | null> {
  const routes = await readFile(join(root, 'proc/net/route'), 'latin1').catch(() => '');
  const name = interfaceOf(routes);
  if (name === null) return null;
  const text = await readFile(join(root, 'sys/class/net', name, 'speed'), 'latin1').catch(() => '');
  const speed = Number.parseInt(text, 10);
  return speed > 0 ? speed : null;
}

/** The one with the default route. */
function interfaceOf(routes: string): string | null {
  const fields = routes
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
  const name = fields.find(([, destination, , , , , , mask]) => destination === '00000000' && mask === '00000000')?.[0];
  return name !== undefined && /^[\w.-]{1,15}$/.test(name) ? name : null;
}
