/**
 * Builds from every hostile case, or with the argument `bombs` from every bomb. A process of its own, so that its memory can
 * be measured and a hang ended: writes the number of each case before it begins, and at the end a HostileReport as JSON.
 */
import { writeSync } from 'node:fs';
import { ModelBuildError } from '../../errors.ts';
import { isRecord } from '../../isRecord.ts';
import { readSafetensorsHeader } from '../../safetensors/readHeader.ts';
import { bytesRandomAccess } from '../../gguf/testing/bytesRandomAccess.ts';
import { bombs } from './bombs.ts';
import { buildInMemory } from './build.ts';
import { hostileCases, KINDS, SOUND, type HostileCase, type Kind } from './cases.ts';

export interface HostileReport {
  readonly kinds: Readonly<
    Record<Kind, { cases: number; pastTheHeader: number; built: number; refusedAt: Record<string, number> }>
  >;
  /** Of the first that were refused in the wrong way. */
  readonly wrong: string[];
  /** Of the process, in MB: when it had built what is sound, and at the end. */
  readonly memoryMB: { readonly before: number; readonly peak: number };
}

const MAX_WRONG = 20;

async function main(): Promise<HostileReport> {
  await buildInMemory(SOUND.single, SOUND.adapter);
  await buildInMemory(SOUND.shards, SOUND.adapter);
  const before = peakMB();
  const kinds = Object.fromEntries(
    KINDS.map((kind) => [kind, { cases: 0, pastTheHeader: 0, built: 0, refusedAt: {} }]),
  ) as unknown as HostileReport['kinds'];
  const wrong: string[] = [];
  let number = 0;
  const onlyBombs = process.argv[2] === 'bombs';
  for (const hostile of onlyBombs ? bombs() : hostileCases()) {
    writeSync(1, `${number}\n`);
    const counts = kinds[hostile.kind];
    counts.cases += 1;
    if (!onlyBombs && (await passesHeader(hostile))) counts.pastTheHeader += 1;
    try {
      await buildInMemory(hostile.base, hostile.adapter);
      counts.built += 1;
    } catch (cause) {
      const complaint = judge(cause, hostile);
      if (complaint !== null && wrong.length < MAX_WRONG)
        wrong.push(`case ${number} (${hostile.file}): ${complaint}`);
      const code = cause instanceof ModelBuildError ? cause.code : 'crash';
      counts.refusedAt[code] = (counts.refusedAt[code] ?? 0) + 1;
    }
    number += 1;
  }
  return { kinds, wrong, memoryMB: { before, peak: peakMB() } };
}

/** Whether what stands at the beginning is sound: a safetensors header as a whole, or a JSON object. */
async function passesHeader({ file, bytes }: HostileCase): Promise<boolean> {
  try {
    if (file.endsWith('.safetensors'))
      return (await readSafetensorsHeader(bytesRandomAccess(file, bytes))).size > 0;
    const json: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return isRecord(json);
  } catch {
    return false;
  }
}

/** These are always about one tensor. */
const OF_A_TENSOR: readonly string[] = [
  'tensor-missing',
  'tensor-unexpected',
  'tensor-shape',
  'weight-invalid',
];

/** @returns what is wrong with an error; null where a person can act on it */
function judge(cause: unknown, { base, adapter }: HostileCase): string | null {
  if (!(cause instanceof ModelBuildError)) {
    return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  }
  const said = cause.describe();
  const [folder, name = ''] = (cause.file ?? '').split('/');
  const known = (folder === 'base' && base.has(name)) || (folder === 'adapter' && adapter.has(name));
  if (!known) return `it names no file of the sources: ${said}`;
  if (!said.startsWith(`${cause.file ?? ''}: `) || cause.message === '' || cause.remedy === '')
    return `it is incomplete: ${said}`;
  if (cause.tensor === undefined && OF_A_TENSOR.includes(cause.code)) return `it names no tensor: ${said}`;
  // What a person reads: short, and nothing that a terminal would obey.
  // eslint-disable-next-line no-control-regex
  if (said.length > 2000 || /[\u0000-\u0009\u000b-\u001f\u007f]/.test(said))
    return `it is not readable: ${JSON.stringify(said)}`;
  return null;
}

function peakMB(): number {
  // Kilobytes, on every system.
  return Math.round((process.resourceUsage().maxRSS * 1024) / 1e6);
}

console.log(JSON.stringify(await main()));
