// Tells one start of the machine from the next, by several signs at once since each of them alone has failed somewhere. Pure.
import { createHash } from 'node:crypto';

/** As the kernel and the machine write them; null where one can't be read. */
export interface BootSigns {
  /** Random for each start of a kernel. A soft reboot keeps it, and a container has its host's. */
  readonly bootId: string | null;
  /** `stat` of process 1: when it began tells containers apart, and where its program lies tells one program from the next. */
  readonly firstProcess: string | null;
  /** A clone on another machine has another one. */
  readonly machineId: string | null;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const identity = /^[0-9a-f]{32}$/;
const nothing = /^[0-]+$/;

/** @returns null when a sign is missing or makes no sense: nobody can say then which start this is */
export function bootOf({ bootId, firstProcess, machineId }: BootSigns): string | null {
  const id = bootId?.trim() ?? '';
  const machine = machineId?.trim() ?? '';
  const first = firstProcess === null ? null : birthOf(firstProcess);
  if (!uuid.test(id) || nothing.test(id) || !identity.test(machine) || nothing.test(machine) || first === null)
    return null;
  return createHash('sha256').update(`${id} ${machine} ${first}`).digest('hex');
}

/**
 * Format: proc_pid_stat(5). Fields 26 to 28 say where the program and its stack lie, anew for each program that process 1
 * runs: a soft reboot runs a new one in the same process. Where the agent may not know them the kernel writes 0 or 1.
 */
function birthOf(stat: string): string | null {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [born, ...program] = [fields[19], fields[23], fields[24], fields[25]];
  return [born, ...program].every((field) => /^\d+$/.test(field ?? '')) ? [born, ...program].join(' ') : null;
}

/** Whether a soft reboot would show. */
export function showsProgram({ firstProcess }: BootSigns): boolean {
  const fields = firstProcess?.slice(firstProcess.lastIndexOf(')') + 2).split(' ') ?? [];
  return Number(fields[23] ?? 0) > 1;
}
