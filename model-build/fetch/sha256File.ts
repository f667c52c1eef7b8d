import { hashFile } from '../verify/hashFile.ts';

/**
 * SHA-256 of a file in lower-case hex, or null where there is no such file.
 *
 * @throws the file system's own error for anything else, ModelBuildError `cancelled` where the signal was given.
 */
export async function sha256File(file: string, signal?: AbortSignal): Promise<string | null> {
  try {
    return (await hashFile(file, signal)).sha256;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
