/** Runs an encoder over pairs of texts: one job of protocol.ts, then the page ends this worker. */
import '../../../lib/shared/checkWithoutEval.ts';
import { errorDataOf } from '../../../engine/errorDataOf.ts';
import type { MeaningEvent, MeaningJob, MeaningProgress, MeaningResult } from '../protocol.ts';
import { openRuntime } from './openRuntime.ts';
import { scoreMeaning } from './scoreMeaning.ts';

declare const self: DedicatedWorkerGlobalScope;

function post(event: MeaningEvent): void {
  self.postMessage(event);
}

const onProgress = (progress: MeaningProgress): void => post({ kind: 'progress', progress });

async function run(job: MeaningJob): Promise<MeaningResult> {
  onProgress({ phase: 'runtime' });
  return scoreMeaning(await openRuntime(job.runtimeUrl), job, onProgress);
}

self.onmessage = ({ data }: MessageEvent<MeaningJob>) => {
  run(data).then(
    (result) => post({ kind: 'scored', result }),
    (error: unknown) => post({ kind: 'failed', error: errorDataOf(error) }),
  );
};
