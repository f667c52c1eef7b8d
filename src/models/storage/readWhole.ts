import { filesMissingError } from '../../engine/fileErrors.ts';
import type { FileKey, ModelStorage } from './modelStorage.ts';

/** @throws EngineError `files-missing` where the file is not stored */
export async function readWhole(storage: ModelStorage, file: FileKey): Promise<ArrayBuffer> {
  const stream = await storage.read(file);
  if (stream === null) throw filesMissingError([file.url]);
  return new Response(stream).arrayBuffer();
}
