// Clears the station of a room as the agent does every day, and writes how long it took in milliseconds.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { takeCensus } from '../../../agent/audit/view.ts';
import { cleanersFor } from '../../../agent/station.ts';
import { loadCleaningRules } from '../../../agent/wipe/load.ts';
import { runCleaners } from '../../../agent/wipe/run.ts';
import { kioskId } from './kiosk.ts';

const kiosk = { name: 'lethe-bench', id: kioskId, home: '/home/lethe-bench' };
const rules = loadCleaningRules(join(import.meta.dirname, '../../../resources/cleaners'), kiosk);
if (!rules.ok) throw new Error(rules.problem.code);
const runtime = '/run/lethe';
mkdirSync(join(runtime, 'sessions'), { recursive: true });
const roots = { root: '/', kiosk, runtime, shellProfile: join(runtime, 'shell'), slots: join(runtime, 'sessions') };
const station = { kioskId, slots: roots.slots, dedicated: true };
const cleaners = cleanersFor({ roots, station, rules: rules.value, eventLogs: true, display: null, printing: null });
const scope = { snapshot: null, everySession: true };

const begun = performance.now();
const cleaned = await runCleaners(cleaners, { occasion: 'daily', scope }, () => takeCensus(station, scope));
const took = performance.now() - begun;
for (const [group, { left, problem }] of Object.entries(cleaned))
  if (left > 0 || problem !== null) throw new Error(`${group}: ${left} left, ${problem?.code}`);
process.stdout.write(String(took));
