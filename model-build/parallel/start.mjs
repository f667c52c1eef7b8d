// What a worker thread begins with: Node 20 cannot read TypeScript by itself, and a thread does not inherit who can.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(new URL(workerData.entry, import.meta.url).href);
