import { ModelBuildError } from '../errors.ts';
import type { SourceFolder } from '../hub/sourceFolder.ts';
import type { BaseModel } from './baseModel.ts';
import { unsupportedSource } from '../huggingface/readSourceJson.ts';
import { openGgufBase } from './openGgufBase.ts';
import { openHuggingFaceBase } from './openHuggingFaceBase.ts';

/** Opens a base in whichever form its source has it: transformers' files, or one GGUF file. */
export async function openBase(folder: SourceFolder, signal?: AbortSignal): Promise<BaseModel> {
  if (isHuggingFace(folder)) return openHuggingFaceBase(folder, signal);
  return openGgufBase(folder, ggufFile(folder), signal);
}

/** Whether a source has the form of transformers' files. */
export function isHuggingFace(folder: SourceFolder): boolean {
  return folder.files.has('config.json');
}

/** The one GGUF file of a source. @throws ModelBuildError `not-found` where there is none, or several */
export function ggufFile(folder: SourceFolder): string {
  const names = [...folder.files.keys()];
  const gguf = names.filter((name) => name.endsWith('.gguf'));
  // A file that was named itself may be called anything.
  const [file = names.length === 1 ? names[0] : undefined] = gguf;
  if (file !== undefined && gguf.length <= 1) return file;
  if (folder.files.has('adapter_config.json')) {
    throw unsupportedSource(
      folder.name,
      'It is an adapter: it has neither config.json nor weights of its own.',
      'Give the model that it was trained on as --base, and this as --adapter.',
    );
  }
  if (folder.files.has('params.json')) {
    throw unsupportedSource(
      folder.name,
      'It is in Mistral’s own form (params.json, consolidated weights), which is not read.',
      'Give the model in the form of Hugging Face’s transformers (config.json, model.safetensors); most of Mistral’s repositories hold both.',
    );
  }
  throw new ModelBuildError({
    code: 'not-found',
    file: folder.name,
    message:
      gguf.length > 1
        ? `It holds ${gguf.length} GGUF files, and one model is one of them.`
        : 'It holds neither config.json nor a GGUF file.',
    remedy:
      gguf.length > 1
        ? folder.revision === null
          ? 'Name the file itself.'
          : 'Download the file that you mean and give its path.'
        : 'Give the folder of a model, its repository, or a GGUF file.',
  });
}
