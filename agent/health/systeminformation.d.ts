// The two files of systeminformation that are used, which its own types do not tell apart.
declare module 'systeminformation/lib/cpu.js' {
  const calls: Pick<typeof import('systeminformation'), 'cpuTemperature'>;
  export default calls;
}
declare module 'systeminformation/lib/memory.js' {
  const calls: Pick<typeof import('systeminformation'), 'mem'>;
  export default calls;
}
