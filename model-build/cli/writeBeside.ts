import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  canCompile,
  compileCommand,
  compileLibrary,
  type CompileRequest,
} from '../catalogue/compileLibrary.ts';
import { compilerGeometry } from '../catalogue/fittingLibrary.ts';
import { compiledLibraryFolder } from '../catalogue/modelLibraries.ts';
import type { RowFile } from '../model/catalogueRow.ts';
import type { BuildPlan } from '../model/planBuild.ts';
import { rowFilePath, withLibrary } from '../model/rowFile.ts';
import { fileError } from '../shards/fileError.ts';
import type { CommandContext, OptionValues } from './command.ts';

export interface Beside {
  readonly row: RowFile;
  /** File name; null where there is none for the shape. */
  readonly library: string | null;
  /** The command that compiles it; null where there is a library. */
  readonly compile: string | null;
}

export interface BesideOptions {
  readonly values: OptionValues;
  readonly context: CommandContext;
  readonly say: (line: string) => void;
}

/**
 * What lies beside a model folder: the row for a catalogue, and for a shape that no library was compiled for the shape in
 * the compiler's words and, where the compiler is installed, the library.
 *
 * The row is written first, without a library: whatever becomes of the compiler, the model can be used.
 */
export async function writeBeside(
  { geometry, windows, library, config }: BuildPlan,
  row: RowFile,
  target: string,
  { values, context, say }: BesideOptions,
): Promise<Beside> {
  const { signal, progress } = context;
  const { quantization } = config;
  await writeJson(rowFilePath(target), row);
  const shown = (file: string): string => path.relative('', file);
  const catalogue = `${shown(rowFilePath(target))}: the row for public/catalogue.json`;
  if (library !== null) {
    say(`${catalogue}, with libs/${library.file}`);
    return { row, library: library.file, compile: null };
  }
  const request: CompileRequest = {
    name: row.model.id,
    geometryFile: `${path.resolve(target)}.geometry.json`,
    quantization,
    folder: compiledLibraryFolder(target),
  };
  await writeJson(request.geometryFile, compilerGeometry(geometry, windows));
  if (values['no-compile'] === true || !(await canCompile(signal))) {
    say(`${catalogue}, with no library`);
    say(`No library was compiled for this shape. To compile one:\n  ${compileCommand(request)}`);
    return { row, library: null, compile: compileCommand(request) };
  }
  const onSecond = (): void => {
    progress.update('Compiling a library for this shape', 0, null);
  };
  const made = await compileLibrary({ ...request, signal, onSecond });
  progress.end();
  const complete = withLibrary(row, quantization, made);
  await writeJson(rowFilePath(target), complete);
  say(`${catalogue}, with libs/${made.file}`);
  say(`${shown(request.folder)}: the library, compiled for this shape; serve and pack find it there`);
  return { row: complete, library: made.file, compile: null };
}

async function writeJson(file: string, content: object): Promise<void> {
  try {
    await writeFile(file, `${JSON.stringify(content, undefined, 2)}\n`);
  } catch (cause) {
    throw fileError(cause, file);
  }
}
