import { waitBefore } from '../../src/lib/shared/waitBefore.ts';
import { ModelBuildError } from '../errors.ts';
import { MAX_TRIES, pause } from './backOff.ts';
import { cancelled, unreachable } from './hubError.ts';
import { request, type Connection } from './request.ts';

/** A page of a listing has at most a thousand entries of a few hundred bytes. */
const MAX_JSON_BYTES = 16_777_216;

/** GETs and parses JSON of any form; a body that was cut off is asked for again. */
export async function requestJson(
  connection: Connection,
  url: URL,
  what: string,
): Promise<{ readonly json: unknown; readonly headers: Headers }> {
  for (let failures = 1; ; failures += 1) {
    const answer = await request(connection, url, what, { accept: 'application/json' });
    try {
      const chunks: Uint8Array[] = [];
      let bytes = 0;
      for await (const chunk of answer.chunks()) {
        bytes += chunk.length;
        if (bytes > MAX_JSON_BYTES) throw invalid(what, `The answer has more than ${MAX_JSON_BYTES} bytes.`);
        chunks.push(chunk);
      }
      return { json: parse(Buffer.concat(chunks).toString('utf8'), what), headers: answer.headers };
    } catch (cause) {
      if (connection.signal?.aborted === true) throw cancelled();
      if (cause instanceof ModelBuildError) throw cause;
      if (failures === MAX_TRIES) throw unreachable(what, cause);
      await (connection.pause ?? pause)(waitBefore(failures, null), connection.signal);
    }
  }
}

function parse(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(what, 'The answer is no JSON.');
  }
}

/** An answer that the Hub would not give. */
export function invalid(file: string, message: string): ModelBuildError {
  return new ModelBuildError({
    code: 'download-failed',
    file,
    message,
    remedy: 'Check HF_ENDPOINT: it must be the Hub, or a mirror that answers as it does.',
  });
}
