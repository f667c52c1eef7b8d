/** Whether a process lives on this machine, by its id. */
export function isRunning(pid: number): boolean {
  // 0 and negative numbers would ask for whole process groups; an id cut short by a kill reads as 0.
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    // Signal 0 only asks.
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // EPERM: there is one, and it belongs to somebody else.
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}
