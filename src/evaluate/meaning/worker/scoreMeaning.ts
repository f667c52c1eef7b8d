import { EngineError } from '../../../engine/errors.ts';
import { bertScorer } from '../../../lib/shared/encoder/bertScorer.ts';
import { EncoderError } from '../../../lib/shared/encoder/encoderFile.ts';
import { openEncoder, type Onnx } from '../../../lib/shared/encoder/openEncoder.ts';
import type { BertScore } from '../../../lib/shared/metrics/bertScore.ts';
import { meaning as words } from '../../../ui/strings/meaning.ts';
import type { MeaningJob, MeaningProgress, MeaningResult } from '../protocol.ts';

/** So that a large file does not send a message for each of its pairs. */
const PROGRESS_MS = 100;

/** @throws EngineError */
export async function scoreMeaning(
  onnx: Onnx,
  { files, sets }: Pick<MeaningJob, 'files' | 'sets'>,
  onProgress: (progress: MeaningProgress) => void,
): Promise<MeaningResult> {
  try {
    onProgress({ phase: 'open' });
    const encoder = await openEncoder(onnx, {
      description: await files['encoder.json'].text(),
      tokenizer: await files['tokenizer.json'].text(),
      model: new Uint8Array(await files['model.onnx'].arrayBuffer()),
    });
    const scorer = bertScorer(encoder, false);
    const scores = sets.map((): BertScore[] => []);
    const [first = []] = sets;
    const total = first.length * sets.length;
    let told = -Infinity;
    // A pair of each set in turn: they share answers and references, which are embedded once.
    for (const index of first.keys()) {
      if (performance.now() - told >= PROGRESS_MS) {
        onProgress({ phase: 'score', done: index * sets.length, total });
        told = performance.now();
      }
      for (const [set, pairs] of sets.entries()) {
        const pair = pairs[index];
        if (pair !== undefined) scores[set]?.push(await scorer.score(pair));
      }
    }
    return { facts: scorer.facts, scores };
  } catch (error) {
    throw explained(error);
  }
}

function explained(error: unknown): unknown {
  if (error instanceof EncoderError) {
    return new EngineError({
      code: 'model-invalid',
      ...words.problem.encoder(error.file, error.message),
      retryable: false,
      cause: error.cause instanceof Error ? error.cause.message : undefined,
    });
  }
  // What a browser says of a file that was changed or taken away since it was chosen.
  if (error instanceof DOMException) {
    const cause = String(error);
    return new EngineError({ code: 'files-missing', ...words.problem.unreadable, retryable: true, cause });
  }
  return error;
}
