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

/**
 * Writes planned shards as their tensors come, in the plan's order, hashing on the way. At most two files are open: a
 * large tensor gets its own shard while a shared one goes on.
 */
export class ShardWriter {
  readonly #directory: string;
  readonly #places = new Map<string, { readonly shard: PlannedShard; readonly tensor: PlannedTensor }>();
  readonly #open = new Map<string, OpenShard>();
  readonly #digests = new Map<string, FileDigest>();

  constructor(directory: string, plan: readonly PlannedShard[]) {
    this.#directory = directory;
    for (const shard of plan) {
      for (const tensor of shard.records) this.#places.set(tensor.name, { shard, tensor });
    }
  }

  /** @param bytes the whole tensor, little-endian, row-major */
  async write(name: string, bytes: Uint8Array): Promise<void> {
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

  /** Digests of all shards by dataPath; throws if a planned tensor is missing. */
  finish(): ReadonlyMap<string, FileDigest> {
    const missing = [...this.#places.keys()];
    if (missing.length > 0) throw new RangeError(`never written: ${missing.slice(0, 5).join(', ')}`);
    return this.#digests;
  }

  /** Closes what is open; for the way out after an error. */
  async close(): Promise<void> {
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
    this.#digests.set(dataPath, { path: dataPath, bytes: nbytes, ...digests });
  }
}
