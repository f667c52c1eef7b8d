import type { Report, SystemReport } from './report.ts';

/** Runs beside their controls, by the runs' names, and the reply for all. */
export function systemsOf({ runs, genericReply }: Report): readonly SystemReport[] {
  const named = runs.flatMap((run) =>
    run.systems.map((system) => ({ ...system, name: `${run.name}: ${system.name}` })),
  );
  return [...named, genericReply];
}
