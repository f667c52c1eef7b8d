import { formatBytes } from '../../lib/shared/formatBytes.ts';
import { ENCODER_FILES, type EncoderFileName } from '../../lib/shared/encoder/encoderFile.ts';
import { meaning as words } from '../../ui/strings/meaning.ts';
import type { EncoderFiles } from './protocol.ts';

/** What is read of each at most. A model's format ends at 2 GiB; the largest tokenizers have some 30 MB. */
const MOST_BYTES: Readonly<Record<EncoderFileName, number>> = {
  'encoder.json': 64 * 1024,
  'tokenizer.json': 128 * 1024 * 1024,
  'model.onnx': 2 ** 31 - 1,
};

export interface ChosenEncoder {
  /** What the person calls it: the folder's name, where one was chosen. */
  readonly folder: string;
  readonly files: EncoderFiles;
}

/** @returns the encoder's files among those that were chosen, or what is the matter with them, as a sentence */
export function encoderFiles(chosen: Iterable<File>): ChosenEncoder | string {
  const all = [...chosen];
  const found: Partial<Record<EncoderFileName, File>> = {};
  for (const name of ENCODER_FILES) {
    const [file, other] = all.filter((one) => one.name === name);
    if (file === undefined) return words.problem.missing(name);
    // A folder of several encoders: none is picked for the person.
    if (other !== undefined) return words.problem.several(name);
    if (file.size > MOST_BYTES[name])
      return words.problem.tooLarge(name, formatBytes(file.size), formatBytes(MOST_BYTES[name]));
    found[name] = file;
  }
  const files = found as EncoderFiles;
  const [folder = ''] = files['encoder.json'].webkitRelativePath.split('/');
  return { folder, files };
}
