// The inventory misses no store that the agent looks after, and names no control that there is not.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOptions } from '../../../agent/options.ts';
import { cleanersFor, premisesFor, rootsFor } from '../../../agent/station.ts';
import { loadCleaningRules } from '../../../agent/wipe/load.ts';
import { cleanablePlaces } from '../../../contract/cleaner-file.ts';
import { inventory } from '../../../contract/inventory.ts';
import { stores } from '../../../contract/inventory-stores.ts';

const shipped = join(import.meta.dirname, '../../../resources/cleaners');
const account = { name: 'lethe', id: 990, group: 990, home: '/home/lethe' };

function stationsCleaners() {
  const options = readOptions(['--display', ':0'], shipped);
  if (!options.ok) throw new Error(options.problem.code);
  const roots = rootsFor(options.value, account);
  const rules = loadCleaningRules(shipped, roots.kiosk);
  if (!rules.ok) throw new Error(rules.problem.code);
  const cleaners = cleanersFor(premisesFor(options.value, roots, rules.value));
  return { ids: cleaners.map(({ id }) => id), places: rules.value.cleaners.map(({ place }) => place) };
}

const { ids, places } = stationsCleaners();
const named = stores.flatMap(({ control }) =>
  control.startsWith('cleaner:') ? [control.slice('cleaner:'.length)] : [],
);

describe('the stores of the inventory', () => {
  it('have names of their own', () => {
    expect(new Set(stores.map(({ id }) => id)).size).toBe(stores.length);
  });

  it('name each cleaner of a station, and none that there is not', () => {
    expect(ids.length).toBeGreaterThan(0);
    expect([...new Set(named)].sort()).toEqual([...new Set(ids)].sort());
  });

  it('cover each cleaner file', () => {
    const files = readdirSync(shipped).filter((name) => name !== 'protected.yaml');
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(named).toContain(file.replace('.yaml', ''));
  });

  it('cover each place that the agent knows', () => {
    for (const place of cleanablePlaces) expect(places, place).toContain(place);
  });

  it('belong to a line of the patron’s page, as risky as the riskiest of them', () => {
    const order = ['low', 'medium', 'high'] as const;
    for (const line of inventory) {
      const risks = stores.filter(({ kept }) => kept === line.id).map(({ risk }) => order.indexOf(risk));
      expect(risks.length, line.id).toBeGreaterThan(0);
      expect(line.risk, line.id).toBe(order[Math.max(...risks)]);
    }
  });

  it('are emptied by somebody and shown to be, where they hold anything of a patron', () => {
    for (const { id, owner, control, proof, risk } of stores) {
      if (owner !== 'patron' || risk === 'low') continue;
      expect([id, control], id).not.toContain('staff');
      expect(proof, id).not.toBeNull();
    }
  });
});
