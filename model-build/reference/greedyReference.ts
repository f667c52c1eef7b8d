/** What a model answers at temperature 0, computed without TVM and WebLLM. */
import { emptyState, forward, logitsOf } from './forward.ts';
import { openModelFolder } from './modelFolder.ts';
import { topTwo, type TopTwo } from './topTwo.ts';

export interface GreedyOptions {
  readonly signal?: AbortSignal;
  readonly onStep?: (step: TopTwo, index: number) => void;
}

export interface GreedyResult {
  readonly tokenIds: number[];
  /** By step: best logit minus second best. */
  readonly topGap: number[];
}

/**
 * Continues `promptIds` by `steps` tokens; the end of the answer is ignored.
 *
 * @param folder path of a model folder (tensor-cache.json, its shards, mlc-chat-config.json).
 */
export function greedyReference(
  folder: string,
  promptIds: readonly number[],
  steps: number,
  { signal, onStep }: GreedyOptions = {},
): GreedyResult {
  if (promptIds.length === 0) throw new Error('The prompt is empty: there is nothing to continue.');
  const model = openModelFolder(folder);
  const state = emptyState(model.geometry);
  const { hiddenSize } = model.geometry;
  const result: GreedyResult = { tokenIds: [], topGap: [] };
  let ids = promptIds;
  for (let index = 0; index < steps; index++) {
    const hidden = forward(model, [{ state, ids }], { signal });
    const step = topTwo(logitsOf(model, hidden.subarray(-hiddenSize)));
    result.tokenIds.push(step.id);
    result.topGap.push(step.gap);
    onStep?.(step, index);
    ids = [step.id];
  }
  return result;
}
