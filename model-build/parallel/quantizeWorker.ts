import { parentPort } from 'node:worker_threads';
import type { QuantizeAnswer, QuantizeJob } from './protocol.ts';
import { BlockQuantizer } from './quantizeBlock.ts';

const quantizer = new BlockQuantizer();
parentPort?.on('message', (job: QuantizeJob) => {
  const answer: QuantizeAnswer = { bad: quantizer.run(job) };
  parentPort?.postMessage(answer);
});
