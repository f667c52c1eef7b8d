import { parentPort } from 'node:worker_threads';
import { hashFile } from '../verify/hashFile.ts';

parentPort?.on('message', (file: string) => {
  void hashFile(file).then(
    ({ sha256 }) => parentPort?.postMessage({ sha256 }),
    (cause: unknown) => parentPort?.postMessage({ cause }),
  );
});
