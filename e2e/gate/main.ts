/** Runs the steps of `npm test` and says how each went. Started by ../run-tests.mjs. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { help, parseArguments } from './arguments.ts';
import { stepCounts, sum } from './counts.ts';
import { NOT_CUT_OFF, offlinePrefix } from './offline.ts';
import { runCommand } from './runCommand.ts';
import { setUp } from './setUp.ts';
import type { Outcome, Step } from './step.ts';
import { STEPS } from './steps.ts';

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`no report can be read from ${file}: ${String(error)}`);
    return undefined;
  }
}

async function runStep(step: Step, prefix: readonly string[]): Promise<Outcome> {
  console.log(`\n== ${step.name}: ${step.about}`);
  if (step.report !== undefined) {
    // A report of an earlier run must not be taken for this one's.
    rmSync(step.report.file, { force: true });
    mkdirSync(path.dirname(step.report.file), { recursive: true });
  }
  const start = performance.now();
  const status = await runCommand([...prefix, ...step.command], step.limitMinutes * 60_000);
  const seconds = (performance.now() - start) / 1000;
  const counts = stepCounts(
    step.report?.kind ?? null,
    step.report === undefined ? undefined : readReport(step.report.file),
    status,
  );
  const state = status === 0 && counts.failed === 0 ? 'passed' : 'failed';
  console.log(`== ${step.name} ${state} in ${seconds.toFixed(1)} s`);
  return { name: step.name, state, seconds, counts };
}

function summarise(outcomes: readonly Outcome[]): void {
  console.log('\n== summary');
  for (const { name, state, seconds, counts } of outcomes) {
    const skipped = counts.skipped === 0 ? '' : `, ${counts.skipped} skipped`;
    console.log(
      `${name.padEnd(10)} ${state.padEnd(8)} ${seconds.toFixed(1).padStart(7)} s   ` +
        `${counts.passed} passed, ${counts.failed} failed${skipped}`,
    );
  }
  const { passed, failed, skipped } = sum(outcomes.map((outcome) => outcome.counts));
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
}

function notRun(step: Step, why: string): Outcome {
  console.log(`\n== ${step.name}: not run. ${why}`);
  return { name: step.name, state: 'not run', seconds: 0, counts: { passed: 0, failed: 0, skipped: 1 } };
}

async function main(): Promise<number> {
  const parsed = parseArguments(process.argv.slice(2), STEPS);
  if (parsed.help) {
    console.log(help(STEPS));
    return 0;
  }
  console.log('== set-up');
  const setUpStart = performance.now();
  const inCi = process.env['CI'] === 'true';
  const unmet = await setUp(new Set(parsed.steps.flatMap((step) => step.needs)), inCi);
  console.log(`== set-up done in ${((performance.now() - setUpStart) / 1000).toFixed(1)} s`);

  const prefix = offlinePrefix();
  console.log(prefix === null ? `note: ${NOT_CUT_OFF}` : 'the network is off for every step from here on');
  const outcomes: Outcome[] = [];
  for (const step of parsed.steps) {
    const missing = step.needs.find((need) => unmet.has(need));
    if (missing !== undefined) outcomes.push(notRun(step, unmet.get(missing) ?? ''));
    else if (outcomes.some(({ name, state }) => name === step.after && state === 'failed'))
      outcomes.push(notRun(step, `It needs what ${step.after ?? ''} makes, and that failed.`));
    else outcomes.push(await runStep(step, prefix ?? []));
  }
  summarise(outcomes);
  return outcomes.some(({ state }) => state === 'failed') ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`\nnpm test: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
