import { createHash } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { builderKey } from '../builderKey.ts';
import { ensureInput } from '../fetch/ensureInput.ts';
import { INPUTS, type InputName } from '../fetch/inputs.ts';
import { HEADER_BLOCK_BYTES, resolveSource } from '../hub/resolveSource.ts';
import { parseSource } from '../hub/parseSource.ts';
import { writeModel } from '../huggingface/writeModel.ts';
import { isFolder } from '../isFolder.ts';
import { isHuggingFace, openBase } from '../model/openBase.ts';
import { openModel } from '../model/planBuild.ts';
import { sourceKey } from '../model/sourceKey.ts';
import type { EncodedTokenizer } from '../tokenizer/promptEncoder.ts';
import { usageError } from '../cli/usageError.ts';

export interface TrainBase {
  /** A folder of transformers' files, or a repository of the Hub. */
  readonly location: string;
  /** Of a repository: the commit. */
  readonly revision: string | null;
  readonly tokenizer: EncodedTokenizer;
}

export interface TrainBaseOptions {
  /** Receives a base that has to be written as transformers reads it. */
  readonly cache: string;
  readonly signal?: AbortSignal | undefined;
  readonly say: (line: string) => void;
}

/**
 * Opens what is trained on. A GGUF file is dequantised into transformers' form by the code that also builds the page's
 * models, so that both have the same weights; everything else transformers reads itself.
 *
 * @param source as model-build takes it, or `input:` and a name of fetch/inputs.ts
 * @throws ModelBuildError
 */
export async function openTrainBase(source: string, options: TrainBaseOptions): Promise<TrainBase> {
  const { signal, say } = options;
  const input = /^input:(.*)$/.exec(source)?.[1];
  const place = input === undefined ? source : await ensureInput(inputName(input), { signal, say });
  const folder = await resolveSource(place, { keep: false, blockBytes: HEADER_BLOCK_BYTES, signal });
  if (isHuggingFace(folder)) {
    const base = await openBase(folder, signal);
    await base.close();
    const parsed = parseSource(place);
    const location = parsed.kind === 'local' ? path.resolve(parsed.path) : parsed.repo;
    return { location, revision: folder.revision, tokenizer: base.tokenizer };
  }
  const model = await openModel({ base: folder, adapter: null, signal });
  try {
    const { tokenizer, maxContext, endIds, files } = model.base;
    // The same file and the same code give the same weights.
    const made = [await sourceKey([{ prefix: '', folder, files }]), await builderKey()].join(' ');
    const key = createHash('sha256').update(made).digest('hex');
    const location = path.join(options.cache, `base-${key.slice(0, 16)}`);
    if (!(await isFolder(location))) {
      say(`Writing ${folder.name} as transformers reads it`);
      const partial = `${location}.partial`;
      await rm(partial, { recursive: true, force: true });
      await writeModel(partial, { ...model.merged, tokenizer, maxContext, endIds }, { signal });
      await rename(partial, location);
    }
    return { location, revision: null, tokenizer };
  } finally {
    await model.close();
  }
}

function inputName(name: string): InputName {
  if (name in INPUTS) return name as InputName;
  throw usageError(
    `There is no input ${JSON.stringify(name)}; there are ${Object.keys(INPUTS).join(', ')}.`,
    'train',
  );
}
