/**
 * Where models are kept, as one small interface: the downloader fills it, imports too, and the engine's worker reads from
 * it through web-llm. The page, the downloader's worker and the engine's worker each open one of their own; what one has
 * written the others see. No verb touches the network, and every verb may reject with what the browser's storage throws.
 */
import type { ModelFile, ModelRecord, Shelf } from './modelRecord.ts';

export type FileKey = Pick<ModelFile, 'url' | 'shelf'>;

/** What is known of a stored file without reading it. All are null for a copy that web-llm itself stored. */
export interface StoredFile {
  readonly bytes: number | null;
  /** Of the bytes as they were stored, in hex. */
  readonly sha256: string | null;
  readonly md5: string | null;
}

export interface ModelStorage {
  /** Null where the file is not stored. Cheap: no byte of it is read. */
  look(file: FileKey): Promise<StoredFile | null>;

  /** The file's bytes as a stream, which fails where the disk does; null where the file is not stored. */
  read(file: FileKey): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | null>;

  /**
   * Stores a whole file in place of what was there, and resolves when all of it is written; a file that could not be
   * written whole is not there afterwards. Whoever calls has checked the bytes: `proof` says what they are.
   *
   * @throws EngineError `storage-full`
   */
  put(file: FileKey, bytes: Blob | ArrayBuffer, proof: StoredFile): Promise<void>;

  /** Nothing happens where the file is not stored. */
  remove(file: FileKey): Promise<void>;

  /** Every model that is stored or was begun, in no order. What cannot be read as a record is left out. */
  list(): Promise<ModelRecord[]>;

  /** @param weightsUrl as in the record */
  record(weightsUrl: string): Promise<ModelRecord | null>;

  /**
   * In place of the model's last record; files that only that one named are removed. Write it before the first file, so
   * that what was begun can be found, and again when the list is complete.
   *
   * @throws EngineError `storage-full`
   */
  putRecord(record: ModelRecord): Promise<void>;

  /** Removes the record, its partial files, its row where it was imported, and every file that no other record names. */
  removeModel(weightsUrl: string): Promise<void>;
}

export type { ModelFile, ModelRecord, Shelf };
