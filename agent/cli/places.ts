// The options that say where a station keeps what the doctor and the conformance report look at.
import type { ParseArgsOptionsConfig } from 'node:util';
import type { Places } from '../doctor/machine.ts';
import { policyFile, policyOption, stateFolder, stateOption } from './folders.ts';
import { runtimeFolder, runtimeOption } from './runtime-folder.ts';
import type { Typed } from './usage.ts';

export const placeOptions = {
  ...{ ...policyOption, ...stateOption, ...runtimeOption },
  'kiosk-user': { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

export const placesIn = (values: Typed['values']): Places => ({
  kioskUser: typeof values['kiosk-user'] === 'string' ? values['kiosk-user'] : 'lethe',
  policy: policyFile(values),
  stateFolder: stateFolder(values),
  runtimeFolder: runtimeFolder(values),
});
