// Looks for processes of the session that ended, and for any of the kiosk user's that the station did not start.
import { succeed } from '../../../contract/result.ts';
import type { Look } from '../view.ts';

export const lookAtProcesses: Look = ({ table, left }) => succeed({ looked: table.byId.size, left: left.size });
