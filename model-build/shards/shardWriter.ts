import { createHash, type Hash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { fileError } from './fileError.ts';
import type { PlannedShard, PlannedTensor } from './planShards.ts';

export interface FileDigest {
  readonly path: string;
  readonly bytes: number;
  readonly md5: string;
  readonly sha256: string;
}

interface OpenShard {
  readonly plan: PlannedShard;
  readonly handle: FileHandle;
  readonly md5: Hash;
  readonly sha256: Hash;
  written: number;
}

export interface ShardWriterOptions {
  /** Shards that are whole already, by dataPath: their tensors are not written again. */
  readonly kept?: ReadonlyMap<string, FileDigest>;
  /** Called when a shard is whole and synced. */
  readonly onFinished?: (digest: FileDigest) => Promise<void>;
}

/**
 * Writes planned shards as their tensors come, in the plan's order, hashing on the way. At most two files are open: a
 * large tensor gets its own shard while a shared one goes on.
 */
export class ShardWriter {
  readonly #directory: string;
  readonly #places = new Map<string, { readonly shard: PlannedShard; readonly tensor: PlannedTensor }>();
  readonly #open = new Map<string, OpenShard>();
  readonly #kept = new Set<string>();
  readonly #digests: Map<string, FileDigest>;
  readonly #onFinished: ShardWriterOptions['onFinished'];
  #writing: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(directory: string, plan: readonly PlannedShard[], options: ShardWriterOptions = {}) {
    this.#directory = directory;
    this.#digests = new Map(options.kept);
    this.#onFinished = options.onFinished;
    for (const shard of plan) {
      const kept = this.#digests.has(shard.dataPath);
      for (const tensor of shard.records) {
        if (kept) this.#kept.add(tensor.name);
        else this.#places.set(tensor.name, { shard, tensor });
      }
    }
  }

  /** Whether the tensor was written by an earlier run. */
  has(name: string): boolean {
    return this.#kept.has(name);
  }

  /** Of shards that are whole, by dataPath. */
  get digests(): ReadonlyMap<string, FileDigest> {
    return this.#digests;
  }

  /**
   * Does nothing for a tensor that an earlier run wrote: its parameter may have others that are missing.
   *
   * @param bytes the whole tensor, little-endian, row-major
   */
  write(name: string, bytes: Uint8Array): Promise<void> {
    const writing = this.#write(name, bytes);
    this.#writing = writing.catch(() => undefined);
    return writing;
  }

  async #write(name: string, bytes: Uint8Array): Promise<void> {
    if (this.#closed) throw new RangeError(`${name} comes after the end`);
    if (this.has(name)) return;
    const place = this.#places.get(name);
    if (place === undefined) throw new RangeError(`${name} is not planned, or was written before`);
    const { shard, tensor } = place;
    if (bytes.length !== tensor.nbytes)
      throw new RangeError(`${name}: ${bytes.length} of ${tensor.nbytes} bytes`);
    this.#places.delete(name);
    try {
      const file = this.#open.get(shard.dataPath) ?? (await this.#create(shard));
      if (file.written !== tensor.byteOffset) throw new RangeError(`${name} comes before its turn`);
      for (let done = 0; done < bytes.length;) {
        done += (await file.handle.write(bytes, done)).bytesWritten;
      }
      file.md5.update(bytes);
      file.sha256.update(bytes);
      file.written += bytes.length;
      if (file.written === shard.nbytes) await this.#finish(file);
    } catch (cause) {
      throw fileError(cause, path.join(this.#directory, shard.dataPath));
    }
  }

  /** Throws if a planned tensor is missing. */
  finish(): void {
    const missing = [...this.#places.keys()];
    if (missing.length > 0) throw new RangeError(`never written: ${missing.slice(0, 5).join(', ')}`);
  }

  /** Waits for what is being written, closes what is open, and takes no more; for the way out after an error. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#writing;
    const files = [...this.#open.values()];
    this.#open.clear();
    await Promise.allSettled(files.map((file) => file.handle.close()));
  }

  async #create(plan: PlannedShard): Promise<OpenShard> {
    const handle = await open(path.join(this.#directory, plan.dataPath), 'wx');
    const file = { plan, handle, md5: createHash('md5'), sha256: createHash('sha256'), written: 0 };
    this.#open.set(plan.dataPath, file);
    return file;
  }

  async #finish(file: OpenShard): Promise<void> {
    this.#open.delete(file.plan.dataPath);
    try {
      // Some file systems report a full disk only here.
      await file.handle.sync();
    } finally {
      await file.handle.close();
    }
    const { dataPath, nbytes } = file.plan;
    const digests = { md5: file.md5.digest('hex'), sha256: file.sha256.digest('hex') };
    const digest = { path: dataPath, bytes: nbytes, ...digests };
    this.#digests.set(dataPath, digest);
    await this.#onFinished?.(digest);
  }
}
