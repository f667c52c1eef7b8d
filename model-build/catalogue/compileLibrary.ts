import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Quantization } from '../../src/lib/shared/catalogue.ts';
import { environment } from '../compile/environment.mjs';
import { ModelBuildError } from '../errors.ts';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import { runProgram } from '../fetch/runProgram.ts';
import { withWorkFolder } from '../fetch/workFolder.ts';
import { fileError } from '../shards/fileError.ts';
import { readLibraryManifest } from './libraryManifest.ts';
import type { LibraryRow } from '../../src/lib/shared/libraryRow.ts';

const LIBS = path.join(PROJECT_ROOT, 'model-build', 'compile', 'libs.mjs');

export interface CompileRequest {
  /** Of the library's file, before the quantisation: letters, digits, `-`, `_` and `.`. */
  readonly name: string;
  /** The shape, in the compiler's words: what compilerGeometry gives, as JSON. */
  readonly geometryFile: string;
  readonly quantization: Quantization;
  /** Receives the library, its manifest.json and TVM's licence; what was there is replaced, but only once it is made. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
  /** Called each second. */
  readonly onSecond?: () => void;
}

/** The command that does the same by hand. */
export function compileCommand({ name, geometryFile, quantization, folder }: CompileRequest): string {
  return `npm run libs -- ${name} --geometry ${shellWord(geometryFile)} --quantization ${quantization} --out ${shellWord(folder)}`;
}

/** Whether libraries can be compiled here: what `npm run libs -- --prepare` installs is there, and so is emscripten. */
export async function canCompile(signal?: AbortSignal): Promise<boolean> {
  if (!environment().isComplete) return false;
  return (await runProgram('emcc', ['--version'], { signal }))?.status === 0;
}

/**
 * Compiles a library for one shape with `npm run libs`: about half a minute on one core, more for more layers.
 *
 * @returns its row of the manifest
 * @throws ModelBuildError `compile-failed`, with the compiler's reason; `cancelled`; the folder is as it was then
 */
export async function compileLibrary(request: CompileRequest): Promise<LibraryRow> {
  const { name, geometryFile, quantization, folder, signal, onSecond } = request;
  const file = `${name}-${quantization}.wasm`;
  const timer = setInterval(() => onSecond?.(), 1000);
  onSecond?.();
  try {
    return await withWorkFolder(path.dirname(folder), async (work) => {
      const made = path.join(work, 'library');
      const words = ['--geometry', geometryFile, '--quantization', quantization, '--out', made];
      const done = await runProgram(process.execPath, [LIBS, name, ...words], { signal });
      if (done?.status !== 0) throw failed(geometryFile, done?.stderr ?? '', compileCommand(request));
      const rows = await readLibraryManifest(path.join(made, 'manifest.json'));
      const row = rows.find((candidate) => candidate.file === file);
      if (row === undefined) throw failed(geometryFile, `It made no ${file}.`, compileCommand(request));
      await rm(folder, { recursive: true, force: true });
      await rename(made, folder);
      return row;
    });
  } catch (cause) {
    if (signal?.aborted !== true) throw fileError(cause, folder);
    throw new ModelBuildError({
      code: 'cancelled',
      file,
      message:
        'Compiling was cancelled; nothing of it is left. The model itself was written before, and is whole.',
      remedy: `To compile it: ${compileCommand(request)}`,
    });
  } finally {
    clearInterval(timer);
  }
}

/** The compiler says last why it gave up; what stands before are its warnings. */
function failed(file: string, said: string, command: string): ModelBuildError {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const from = lines.findLastIndex((line) => line.startsWith('error: ') || line.startsWith('npm run libs: '));
  const reason = from < 0 ? lines.slice(-8) : lines.slice(from);
  return new ModelBuildError({
    code: 'compile-failed',
    file,
    message: `No library could be compiled for this shape; the model itself was written, and is whole. The compiler: ${reason.join('\n').slice(0, 4000)}`,
    remedy: `To try again: ${command}\n  To build without a library: --no-compile.`,
  });
}

/** Quoted for a POSIX shell where it has to be. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
