import { setTimeout as sleep } from 'node:timers/promises';
import { cancelled } from './hubError.ts';

/** A request is made so often before it counts as failed; bytes that arrive start the count anew. */
export const MAX_TRIES = 6;
/** The Hub counts requests in windows of five minutes; a server that asks for more is not worth waiting for. */
export const MAX_WAIT_MS = 300_000;

/** @throws ModelBuildError `cancelled` */
export async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(ms, undefined, signal === undefined ? {} : { signal });
  } catch {
    throw cancelled();
  }
}
