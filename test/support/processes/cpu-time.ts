/** Milliseconds of processor time that this process needs for some work: unlike those of a clock, the same on a busy machine. */
export function cpuTimeMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
