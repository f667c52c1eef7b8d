import { ModelBuildError } from '../errors.ts';
import type { SourceFolder } from '../hub/sourceFolder.ts';
import { parseJson } from '../parseJson.ts';

/** config.json and its like take a few kilobytes. */
const MAX_CONFIG_BYTES = 1_048_576;

/**
 * Reads a JSON file of a source.
 *
 * @throws ModelBuildError `not-found`; `source-invalid` where it is not JSON or larger than any honest one
 */
export async function readSourceJson(
  folder: SourceFolder,
  name: string,
  maxBytes: number = MAX_CONFIG_BYTES,
): Promise<unknown> {
  const bytes = await readSourceBytes(folder, name, maxBytes);
  try {
    return parseJson(bytes, maxBytes);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw sourceInvalid(`${folder.name}/${name}`, `It is not JSON (${reason.slice(0, 200)}).`, cause);
  }
}

/** A whole file of a source. */
export async function readSourceBytes(
  folder: SourceFolder,
  name: string,
  maxBytes: number,
): Promise<Uint8Array> {
  const access = await folder.open(name);
  try {
    if (access.size > maxBytes) {
      throw sourceInvalid(
        `${folder.name}/${name}`,
        `It has ${access.size} bytes; at most ${maxBytes} are read.`,
      );
    }
    const bytes = new Uint8Array(access.size);
    await access.readAt(0, bytes);
    return bytes;
  } finally {
    await access.close();
  }
}

/** The error for a description of a model or an adapter that contradicts itself. */
export function sourceInvalid(file: string, message: string, cause?: unknown): ModelBuildError {
  return new ModelBuildError({
    code: 'source-invalid',
    file,
    message,
    remedy: 'Download the file again, or ask its publisher.',
    cause,
  });
}

/** What to do where weights are quantised. */
export const UNQUANTIZED = 'Give the model that it was made of, in BF16, F16 or F32.';

/** The error for a sound model of a kind that cannot be built. */
export function unsupportedSource(file: string, message: string, remedy: string): ModelBuildError {
  return new ModelBuildError({ code: 'unsupported', file, message, remedy });
}
