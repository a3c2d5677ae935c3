// The only door to the library systeminformation. Most of what it can tell names a machine or a person; two calls do not.

export interface SystemInformation {
  /** The hottest part that has a sensor, in °C; null where there is none. */
  temperature(): Promise<number | null>;
  /** What programs hold, without what the system would give back at once. */
  memory(): Promise<{ readonly used: number; readonly total: number }>;
}

/** Never osInfo, system, uuid, networkInterfaces, diskLayout, usb, users, processes, wifi*: serials, addresses, names. */
export const allowedCalls = ['cpuTemperature', 'mem'] as const;
type Library = Pick<typeof import('systeminformation'), (typeof allowedCalls)[number]>;

/** @param load the library is large and most of it never runs: it is read when it is first asked something */
export function askSystem(load: () => Promise<Library> = () => import('systeminformation')): SystemInformation {
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
