/** One file from its host into the partial file, going on where the part ends, through whatever breaks on the way. */
import { cancelledError } from '../../../engine/commonErrors.ts';
import { EngineError } from '../../../engine/errors.ts';
import { invalidModelError } from '../../../engine/fileErrors.ts';
import { contentRange } from '../../../lib/shared/contentRange.ts';
import { waitBefore } from '../../../lib/shared/waitBefore.ts';
import type { ModelFile } from '../../storage/modelRecord.ts';
import type { ContentHash } from './contentHash.ts';
import { brokeOffError, isQuotaError, restlessError } from './downloadErrors.ts';
import { explainRefusal } from './explainRefusal.ts';
import type { PartialFile } from './partialFile.ts';
import { pause } from './pause.ts';
import type { ProgressMeter } from './progressMeter.ts';
import { BusyAnswer, exactTag, IDLE_MS, MAX_WAIT_MS, requestFile } from './requestFile.ts';

/** Half a second, one, two, four: whoever is back by then does not notice. Bytes that arrive start the count anew. */
const MAX_TRIES = 5;
/** A host that sends another version each time would be asked for ever. */
const MAX_RESTARTS = 4;

export interface Transfer {
  readonly file: ModelFile;
  readonly partial: PartialFile;
  /** Of the bytes in `partial`. */
  readonly hash: ContentHash;
  readonly meter: ProgressMeter;
  readonly signal: AbortSignal;
  /** How often the part was thrown away. */
  restarts: number;
}

/** Throws the part away; the next answer is the whole file. */
export function startOver(transfer: Transfer, etag: string | null): void {
  const { file, partial, hash, meter } = transfer;
  if (partial.size() > 0) {
    transfer.restarts += 1;
    if (transfer.restarts > MAX_RESTARTS) throw restlessError(file.name);
  }
  meter.add(-partial.size(), true);
  const { url, bytes, sha256, md5 } = file;
  partial.begin({ url, etag, bytes, sha256, md5 });
  hash.restart();
}

/** Makes the part ready for an answer's body. False where the answer is of no use, and the file is to be asked for anew. */
function fits(response: Response, transfer: Transfer): boolean {
  const { file, partial, meter } = transfer;
  const { name, bytes } = file;
  const etag = exactTag(response.headers);
  if (response.status === 416) {
    startOver(transfer, null);
    return false;
  }
  const lengthOf = (): number | null => {
    // What is compressed on the way has another length than what arrives.
    if (response.headers.has('content-encoding')) return null;
    const length = response.headers.get('content-length');
    return length === null ? null : Number(length);
  };
  if (response.status === 206) {
    const known = partial.note?.etag ?? null;
    const range = contentRange(response.headers);
    const other =
      (known !== null && etag !== null && known !== etag) ||
      (range !== null && (range.first !== partial.size() || (bytes !== null && range.total !== bytes)));
    if (other) startOver(transfer, null);
    return !other;
  }
  if (partial.size() > 0 && (partial.note?.etag ?? null) === etag) meter.noteNoRanges();
  startOver(transfer, etag);
  const length = lengthOf();
  if (bytes !== null && length !== null && length !== bytes) {
    throw invalidModelError(
      `${name} has ${length} bytes on its host, and ${bytes} in the model's list of files.`,
    );
  }
  return true;
}

async function receive(response: Response, transfer: Transfer, onBytes: () => void): Promise<void> {
  const { file, partial, hash, meter } = transfer;
  if (response.body === null) return;
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      onBytes();
      if (file.bytes !== null && partial.size() + value.length > file.bytes) {
        throw invalidModelError(
          `${file.name} is longer than the model's list of files says: more than ${file.bytes} bytes.`,
        );
      }
      partial.append(value);
      hash.update(value);
      meter.add(value.length, true);
    }
  } finally {
    // A transfer that nobody reads on is ended.
    await reader.cancel().catch(() => undefined);
  }
}

async function tryOnce(transfer: Transfer): Promise<'whole' | 'part'> {
  const { file, partial, signal } = transfer;
  const idle = new AbortController();
  let timer = setTimeout(() => idle.abort(), IDLE_MS);
  const onBytes = (): void => {
    transfer.meter.retryEnds(file.url);
    clearTimeout(timer);
    timer = setTimeout(() => idle.abort(), IDLE_MS);
  };
  try {
    const response = await requestFile({
      url: file.url,
      name: file.name,
      from: partial.size(),
      etag: partial.note?.etag ?? null,
      signal: AbortSignal.any([signal, idle.signal]),
    });
    if (!fits(response, transfer)) {
      await response.body?.cancel();
      return 'part';
    }
    await receive(response, transfer, onBytes);
    // Where nobody knows the size, an answer that ended as it said is the whole file.
    return file.bytes === null || partial.size() === file.bytes ? 'whole' : 'part';
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Resolves when `partial` holds as many bytes as the file has. Whether they are the right ones is not looked at.
 *
 * @throws EngineError `download-failed`, `not-found`, `model-invalid`, `cancelled`; QuotaExceededError
 */
export async function fetchFile(transfer: Transfer): Promise<void> {
  const { file, partial, meter, signal } = transfer;
  for (let failures = 0; ;) {
    if (file.bytes !== null && partial.note !== null && partial.size() === file.bytes) return;
    const before = partial.size();
    let cause: unknown = new Error('the connection ended before the file did');
    let asked: number | null = null;
    try {
      if ((await tryOnce(transfer)) === 'whole') return;
    } catch (error) {
      if (signal.aborted) throw cancelledError();
      if (error instanceof EngineError || isQuotaError(error)) throw error;
      cause = error;
      if (error instanceof BusyAnswer) asked = error.waitMs;
    }
    failures = partial.size() > before ? 1 : failures + 1;
    if (failures === MAX_TRIES || (asked ?? 0) > MAX_WAIT_MS) {
      throw (await explainRefusal(file.url)) ?? brokeOffError(file.name, cause);
    }
    meter.retryBegins(file.url);
    await pause(waitBefore(failures, asked), signal);
  }
}
