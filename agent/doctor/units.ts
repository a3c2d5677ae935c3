// Which units of systemd start by themselves, or never: read from the links in its folders, so that it works without systemd.
import { linkAt, namesIn } from './files.ts';
import type { Machine } from './machine.ts';

const folder = 'etc/systemd/system';

/** The links by which it is started. A link is all that `systemctl enable` makes. */
export async function startedBy(machine: Machine, ...units: readonly string[]): Promise<readonly string[]> {
  const wanting = (await namesIn(machine, folder)).filter((name) => /\.(wants|requires|upholds)$/.test(name));
  const found = await Promise.all(
    wanting.map(async (inside) =>
      (await namesIn(machine, `${folder}/${inside}`))
        .filter((name) => units.includes(name))
        .map((name) => `${folder}/${inside}/${name}`),
    ),
  );
  return found.flat();
}

/** `systemctl mask`, of the unit or of the template that it is an instance of: nothing can start it. */
export async function isMasked(machine: Machine, unit: string): Promise<boolean> {
  const names = [unit, unit.replace(/@[^.]+\./, '@.')];
  const links = await Promise.all(names.map((name) => linkAt(machine, `${folder}/${name}`)));
  return links.includes('/dev/null');
}
