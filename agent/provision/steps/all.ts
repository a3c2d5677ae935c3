// Every step, in the order in which they are done.
import { type Step, type StepId, stepIds } from '../step.ts';
import { display } from './display.ts';
import { bluetooth, kernel, terminals, usb } from './doors.ts';
import { kioskUser, packages } from './kiosk-user.ts';
import { coreDumps, freedMemory, hibernation, swap } from './memory.ts';
import { clock, journal, printing, updates } from './services.ts';

const byId: Readonly<Record<StepId, Step>> = {
  packages,
  'kiosk-user': kioskUser,
  display,
  journal,
  swap,
  hibernation,
  'core-dumps': coreDumps,
  'freed-memory': freedMemory,
  kernel,
  terminals,
  usb,
  printing,
  updates,
  bluetooth,
  clock,
};

export const steps: readonly Step[] = stepIds.map((id) => byId[id]);
