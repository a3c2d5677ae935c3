// Every check there is, in the order in which they are told: from what keeps a visit in, to what stands around it.
import type { Check } from '../check.ts';
import { containmentChecks } from './containment.ts';
import { eventLogChecks } from './event-logs.ts';
import { kernelChecks } from './kernel.ts';
import { memoryChecks } from './memory.ts';
import { rightsChecks } from './rights.ts';
import { softwareChecks } from './software.ts';
import { stationChecks } from './station.ts';
import { surroundingsChecks } from './surroundings.ts';

export const checks: readonly Check[] = [
  ...containmentChecks,
  ...memoryChecks,
  ...kernelChecks,
  ...eventLogChecks,
  ...rightsChecks,
  ...surroundingsChecks,
  ...stationChecks,
  ...softwareChecks,
];
