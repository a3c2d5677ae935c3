// The only door to the library systeminformation. Most of what it can tell names a machine or a person; two calls do not.
import type { Systeminformation } from 'systeminformation';

export interface SystemInformation {
  /** The hottest part that has a sensor, in °C; null where there is none. */
  temperature(): Promise<number | null>;
  /** What programs hold, without what the system would give back at once. */
  memory(): Promise<{ readonly used: number; readonly total: number }>;
}

/** Never osInfo, system, uuid, networkInterfaces, diskLayout, usb, users, processes, wifi*: serials, addresses, names. */
export interface AllowedCalls {
  cpuTemperature(): Promise<Pick<Systeminformation.CpuTemperatureData, 'main' | 'max'>>;
  mem(): Promise<Pick<Systeminformation.MemData, 'total' | 'available'>>;
}

/** Only the two files of the library that hold these calls: the others are not even shipped, nor held in memory. */
async function loadAllowed(): Promise<AllowedCalls> {
  const [{ default: cpu }, { default: memory }] = await Promise.all([
    import('systeminformation/lib/cpu.js'),
    import('systeminformation/lib/memory.js'),
  ]);
  return { cpuTemperature: () => cpu.cpuTemperature(), mem: () => memory.mem() };
}

/** @param load read when it is first asked something */
export function askSystem(load: () => Promise<AllowedCalls> = loadAllowed): SystemInformation {
  return {
    async temperature() {
      const { main, max } = await (await load()).cpuTemperature();
      const hottest = max ?? main;
      return typeof hottest === 'number' && hottest > 0 ? hottest : null;
    },
    async memory() {
      const { total, available } = await (await load()).mem();
      return { used: total - available, total };
    },
  };
}
