import { cpus, loadavg, totalmem } from 'node:os';

/** What a measurement was made on. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGB: number;
  /** Processes that wanted a core in the minute before: where it is not near 0, other work slowed this down. */
  readonly loadBefore: number;
}

/** Called before what is measured begins. */
export function thisMachine(): Machine {
  const [load = 0] = loadavg();
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 1e9),
    loadBefore: Number(load.toFixed(1)),
  };
}
