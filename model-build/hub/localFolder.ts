import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { ModelBuildError } from '../errors.ts';
import { openRandomAccess, type RandomAccess } from '../gguf/randomAccess.ts';
import type { SourceFile, SourceFolder } from './sourceFolder.ts';

/** A folder of this machine, without those below it; or one file, as a folder that holds nothing else. */
export async function localFolder(place: string): Promise<SourceFolder> {
  const found = await stat(place).catch((cause: unknown) => {
    throw new ModelBuildError({
      code: 'not-found',
      file: place,
      message: `This cannot be read (${cause instanceof Error ? cause.message : String(cause)}).`,
      remedy: 'Check the path. A repository of the Hub is written hf:owner/name.',
      cause,
    });
  });
  const folder = found.isDirectory() ? place : path.dirname(place);
  const names = found.isDirectory() ? (await readdir(place)).sort() : [path.basename(place)];
  const files = new Map<string, SourceFile>();
  for (const name of names) {
    const status = await stat(path.join(folder, name)).catch(() => null);
    if (status?.isFile() === true) files.set(name, { bytes: status.size, sha256: null });
  }
  const at = (name: string): string => {
    if (files.has(name)) return path.join(folder, name);
    throw missingFile(place, name);
  };
  return {
    name: path.basename(path.resolve(place)),
    revision: null,
    license: null,
    files,
    fetch: (wanted) => Promise.resolve(wanted).then((names) => void names.map(at)),
    path: (name) => Promise.resolve(name).then(at),
    open: (name) => Promise.resolve(name).then(at).then(openWhole),
  };
}

/** A clone that was made without Git LFS has these few lines in the place of each large file. */
const LFS_POINTER = Buffer.from('version https://git-lfs.github.com/spec/v1\n');
/** Pointers take some 130 bytes; the specification says less than 1024. */
const MAX_POINTER_BYTES = 1024;

async function openWhole(file: string): Promise<RandomAccess> {
  const access = await openRandomAccess(file);
  if (access.size < LFS_POINTER.length || access.size >= MAX_POINTER_BYTES) return access;
  const bytes = Buffer.alloc(LFS_POINTER.length);
  try {
    await access.readAt(0, bytes);
    if (!bytes.equals(LFS_POINTER)) return access;
  } catch (cause) {
    await access.close();
    throw cause;
  }
  await access.close();
  throw new ModelBuildError({
    code: 'source-invalid',
    file,
    message: 'It is a pointer of Git LFS: the file itself was not downloaded.',
    remedy: 'Run “git lfs pull” in that folder, or name the repository as hf:owner/name.',
  });
}

export function missingFile(source: string, name: string): ModelBuildError {
  return new ModelBuildError({
    code: 'not-found',
    file: source,
    message: `It has no file ${JSON.stringify(name)}.`,
    remedy: 'Check that this is the model or adapter that you mean, in the form of Hugging Face’s tools.',
  });
}
