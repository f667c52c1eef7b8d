/** The downloader's door: one job of protocol.ts, then the page ends this worker. */
import '../../../lib/shared/checkWithoutEval.ts';
import { cancelledError } from '../../../engine/commonErrors.ts';
import { errorDataOf } from '../../../engine/errorDataOf.ts';
import { openModelStorage } from '../../storage/openModelStorage.ts';
import type { DownloadEvent, DownloadProgress, DownloadRequest } from '../protocol.ts';
import { compareWithHost } from './compareWithHost.ts';
import { ensureModel } from './ensureModel.ts';
import { verifyModel } from './verifyModel.ts';
import { withModelLock } from './withModelLock.ts';

declare const self: DedicatedWorkerGlobalScope;

type Job = Exclude<DownloadRequest, { kind: 'stop' }>;

const stop = new AbortController();
const { signal } = stop;

function post(event: DownloadEvent): void {
  self.postMessage(event);
}

const onProgress = (progress: DownloadProgress): void => post({ kind: 'downloading', progress });

async function run(job: Job): Promise<DownloadEvent> {
  const storage = openModelStorage();
  switch (job.kind) {
    case 'download':
      return withModelLock(job.model.weightsUrl, signal, onProgress, async () => ({
        kind: 'downloaded',
        result: await ensureModel(job, storage, signal, onProgress),
      }));
    case 'verify':
      return withModelLock(job.weightsUrl, signal, onProgress, async () => ({
        kind: 'verified',
        damaged: await verifyModel(job.weightsUrl, storage, signal, onProgress),
      }));
    case 'compare':
      return { kind: 'compared', host: await compareWithHost(job.weightsUrl, storage, signal) };
  }
}

self.onmessage = ({ data }: MessageEvent<DownloadRequest>) => {
  if (data.kind === 'stop') {
    stop.abort();
    return;
  }
  run(data).then(post, (error: unknown) => {
    post({ kind: 'failed', error: errorDataOf(signal.aborted ? cancelledError() : error) });
  });
};
