/** Sources in memory, for tests. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bytesRandomAccess } from '../gguf/testing/bytesRandomAccess.ts';
import { missingFile } from '../hub/localFolder.ts';
import type { SourceFolder } from '../hub/sourceFolder.ts';

export const GOLDEN = fileURLToPath(new URL('../lora/golden', import.meta.url));

export type Files = ReadonlyMap<string, Uint8Array>;

/** Numerical Recipes' generator: enough to choose what to break. @returns draws a whole number below the given one */
export function generator(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A folder of lora/golden, as it lies there. */
export function goldenFiles(name: string): Map<string, Uint8Array> {
  const folder = path.join(GOLDEN, name);
  return new Map(readdirSync(folder).map((file) => [file, readFileSync(path.join(folder, file))]));
}

export function memoryFolder(name: string, files: Files): SourceFolder {
  const find = (file: string): Promise<Uint8Array> => {
    const bytes = files.get(file);
    return bytes === undefined ? Promise.reject(missingFile(name, file)) : Promise.resolve(bytes);
  };
  return {
    name,
    revision: null,
    license: null,
    files: new Map([...files].map(([file, bytes]) => [file, { bytes: bytes.length, sha256: null }])),
    fetch: async (names) => {
      await Promise.all(names.map(find));
    },
    path: () => Promise.reject(new Error('it lies in memory')),
    open: async (file) => bytesRandomAccess(`${name}/${file}`, await find(file)),
  };
}

export function jsonBytes(content: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(content));
}

export function parseBytes(bytes: Uint8Array | undefined): Record<string, unknown> {
  return JSON.parse(Buffer.from(bytes ?? []).toString('utf8')) as Record<string, unknown>;
}

/** A safetensors file taken apart into its header and its data. */
export function splitSafetensors(bytes: Uint8Array): { header: Record<string, unknown>; data: Uint8Array } {
  const length = Number(Buffer.from(bytes).readBigUInt64LE());
  return { header: parseBytes(bytes.subarray(8, 8 + length)), data: bytes.subarray(8 + length) };
}

export function joinSafetensors(header: unknown, data: Uint8Array): Uint8Array {
  const json = jsonBytes(header);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return Buffer.concat([length, json, data]);
}
