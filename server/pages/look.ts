// Runs in the head, before anything is painted, so that no page flashes in the wrong colours.
import { applyLook } from './link/preferences.ts';

applyLook();
