/** A pack of a made-up model, and a storage in memory: for tests. */
import { toHex } from '../../lib/shared/toHex.ts';
import type { ModelRecord, ModelStorage } from '../storage/modelStorage.ts';
import type { PackFile } from './packFile.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export const bytesOf = (text: string): Bytes => new TextEncoder().encode(text);
export const hashOf = async (bytes: Bytes | ArrayBuffer): Promise<string> =>
  toHex(await crypto.subtle.digest('SHA-256', bytes));

const GEOMETRY = {
  hidden_size: 64,
  intermediate_size: 96,
  num_hidden_layers: 1,
  num_attention_heads: 2,
  num_key_value_heads: 1,
  head_dim: 32,
  vocab_size: 100,
  rms_norm_eps: 1e-5,
  rope_theta: 10000,
  tie_word_embeddings: false,
};
const WINDOWS = { context_window_size: 256, prefill_chunk_size: 64 };

export const LIBRARY_BYTES = bytesOf('\0asm made up');

export async function libraryRow(bytes: Bytes = LIBRARY_BYTES) {
  return {
    file: 'made-up-q4f16_1.wasm',
    quantization: 'q4f16_1' as const,
    bytes: bytes.length,
    sha256: await hashOf(bytes),
    geometry: { ...GEOMETRY, ...WINDOWS },
  };
}

const config = {
  model_type: 'mistral',
  quantization: 'q4f16_1',
  model_config: {
    ...GEOMETRY,
    position_embedding_base: GEOMETRY.rope_theta,
  },
  vocab_size: GEOMETRY.vocab_size,
  ...WINDOWS,
  tokenizer_files: ['tokenizer.json'],
  conv_template: { name: 'mistral' },
  pad_token_id: 0,
  bos_token_id: 1,
  eos_token_id: 2,
};

/** The text or the bytes of each file by path; null takes one away. */
export type Change = Readonly<Record<string, string | Bytes | null>>;

export interface PackOptions {
  /** Before the lists are made: the pack is consistent. */
  readonly made?: Change;
  /** After the lists were made: the pack is damaged. */
  readonly damaged?: Change;
  readonly source?: object;
}

export const FOLDER = 'models/small-q4f16_1/resolve/main/';

/** As model-build writes one; paths begin with `stick/`. */
export async function makePack({ made = {}, damaged = {}, source }: PackOptions = {}): Promise<PackFile[]> {
  const shard = Uint8Array.from({ length: 300 }, (_, at) => at % 251);
  const files = new Map<string, Bytes>();
  const put = (path: string, content: string | Bytes | null): void => {
    if (content === null) files.delete(path);
    else files.set(path, typeof content === 'string' ? bytesOf(content) : content);
  };
  const change = (changes: Change): void =>
    Object.entries(changes).forEach(([path, text]) => put(path, text));
  put(`${FOLDER}mlc-chat-config.json`, JSON.stringify(config));
  put(`${FOLDER}params_shard_0.bin`, shard);
  put(
    `${FOLDER}tensor-cache.json`,
    JSON.stringify({
      records: [
        {
          dataPath: 'params_shard_0.bin',
          nbytes: shard.length,
          md5sum: 'x',
          records: [{ nbytes: 200 }, { nbytes: 100 }],
        },
      ],
    }),
  );
  put(`${FOLDER}tokenizer.json`, '{}');
  put('libs/made-up-q4f16_1.wasm', LIBRARY_BYTES);
  put('libs/manifest.json', JSON.stringify({ version: 1, libraries: [await libraryRow()] }));
  put('README.txt', 'read me');
  change(made);
  const inFolder = [...files].filter(([path]) => path.startsWith(FOLDER));
  const listed = await Promise.all(
    inFolder.map(async ([path, bytes]) => ({
      path: path.slice(FOLDER.length),
      bytes: bytes.length,
      sha256: await hashOf(bytes),
    })),
  );
  const manifest = {
    format: 1,
    quantization: 'q4f16_1',
    source: source ?? { name: 'a made-up model', license: 'apache-2.0', inputs: [] },
    files: listed,
  };
  if (made[`${FOLDER}manifest.json`] === undefined) put(`${FOLDER}manifest.json`, JSON.stringify(manifest));
  const sums = await Promise.all(
    [...files].map(async ([path, bytes]) => `${await hashOf(bytes)}  ${path}\n`),
  );
  if (made['SHA256SUMS'] === undefined) put('SHA256SUMS', sums.join(''));
  change(damaged);
  return [...files].map(([path, bytes]) => ({ path: `stick/${path}`, blob: new Blob([bytes]) }));
}

export interface MemoryStorage extends ModelStorage {
  readonly records: Map<string, ModelRecord>;
  readonly files: Map<string, ArrayBuffer>;
}

export function memoryStorage(): MemoryStorage {
  const records = new Map<string, ModelRecord>();
  const files = new Map<string, ArrayBuffer>();
  return {
    records,
    files,
    look: ({ url }) => Promise.resolve(files.has(url) ? { bytes: null, sha256: null, md5: null } : null),
    read: ({ url }) => {
      const bytes = files.get(url);
      return Promise.resolve(bytes === undefined ? null : new Blob([bytes]).stream());
    },
    put: async ({ url }, bytes) => {
      files.set(url, bytes instanceof Blob ? await bytes.arrayBuffer() : bytes);
    },
    remove: ({ url }) => {
      files.delete(url);
      return Promise.resolve();
    },
    list: () => Promise.resolve([...records.values()]),
    record: (weightsUrl) => Promise.resolve(records.get(weightsUrl) ?? null),
    putRecord: (record) => {
      records.set(record.weightsUrl, record);
      return Promise.resolve();
    },
    removeModel: (weightsUrl) => {
      records.get(weightsUrl)?.files.forEach(({ url }) => files.delete(url));
      records.delete(weightsUrl);
      return Promise.resolve();
    },
  };
}
