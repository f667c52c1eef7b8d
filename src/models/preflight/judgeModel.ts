import type { ModelBuild, ModelRow, Quantization } from '../../lib/shared/catalogue.ts';
import { formatBytes } from '../../lib/shared/formatBytes.ts';
import type { Words } from '../../ui/strings/models.ts';
import { strings } from '../../ui/strings/index.ts';
import { preflight as words } from '../../ui/strings/preflight.ts';
import { fittingBuilds } from '../chooseBuild.ts';
import type { MachineFacts } from './machineFacts.ts';

/** `stop`: it cannot run as things are. `warn`: it may be slow, fail, or get lost. `fact`: a number to know. */
export type Weight = 'stop' | 'warn' | 'fact';

export interface Finding {
  readonly weight: Weight;
  readonly words: Words;
}

export interface Verdict {
  /** `elsewhere`: the machine could run it, but its weights have to come from somewhere. */
  readonly answer: 'yes' | 'maybe' | 'no' | 'elsewhere';
  /** The build that was judged; null where this GPU runs none. */
  readonly build: ModelBuild | null;
  readonly findings: readonly Finding[];
}

const GIB = 2 ** 30;

/**
 * Whether this machine can run a model, with the numbers behind it and what to do.
 *
 * @param isStored whether all files of a build are on this machine already
 */
export function judgeModel(
  row: ModelRow,
  facts: MachineFacts,
  {
    wanted = null,
    isStored = () => false,
  }: {
    readonly wanted?: Quantization | null;
    readonly isStored?: (build: ModelBuild) => boolean;
  } = {},
): Verdict {
  const fitting = fittingBuilds(row, facts.gpu, wanted);
  if (fitting.problem !== null) {
    const linux = facts.gpu.kind === 'missing' && facts.gpu.reason !== 'insecure' && isLinux(facts);
    return {
      answer: 'no',
      build: null,
      findings: [
        { weight: 'stop', words: fitting.problem },
        ...(linux ? [{ weight: 'fact', words: words.finding.linuxFlags } as const] : []),
      ],
    };
  }
  const runnable = fitting.builds.find(({ library, weights }) => library !== null && weights !== null);
  const build =
    runnable ?? fitting.builds.find(({ library }) => library !== null) ?? fitting.builds[0] ?? null;
  if (build === null) return { answer: 'no', build, findings: [] };
  const findings = [
    ...fitting.notes.map((note) => ({
      weight: note === strings.models.note.software ? ('warn' as const) : ('fact' as const),
      words: { message: note, remedy: note === strings.models.note.noF16 ? words.finding.f16Remedy : '' },
    })),
    ...memoryFindings(build, facts),
    ...storageFindings(build, facts, isStored(build)),
  ];
  if (runnable === undefined) {
    const { noLibrary, notHosted } = strings.models.problem;
    findings.unshift({ weight: 'fact', words: build.library === null ? noLibrary : notHosted });
  }
  return { answer: answer(findings, runnable !== undefined), build, findings };
}

function answer(findings: readonly Finding[], hosted: boolean): Verdict['answer'] {
  if (findings.some(({ weight }) => weight === 'stop')) return 'no';
  if (!hosted) return 'elsewhere';
  return findings.some(({ weight }) => weight === 'warn') ? 'maybe' : 'yes';
}

/** Chrome on Linux keeps WebGPU behind a switch on many drivers. */
function isLinux({ userAgent }: MachineFacts): boolean {
  return /Linux/.test(userAgent) && !/Android/.test(userAgent);
}

function memoryFindings({ gpuMemoryBytes, maxBindingBytes }: ModelBuild, facts: MachineFacts): Finding[] {
  const { gpu, memoryGiB } = facts;
  const needed = formatBytes(gpuMemoryBytes);
  const findings: Finding[] = [];
  // A graphics processor with memory of its own may hold it all the same.
  const scarce = memoryGiB !== null && gpuMemoryBytes > memoryGiB * GIB * 0.75;
  if (scarce) {
    const has = formatBytes(memoryGiB * GIB);
    findings.push({ weight: 'warn', words: words.finding.memoryScarce(needed, has) });
  } else {
    findings.push({ weight: 'fact', words: words.finding.memory(needed) });
  }
  if (gpu.kind === 'present') {
    const { maxBufferSize, maxStorageBufferBindingSize } = gpu.limits;
    const allowed = formatBytes(Math.min(maxBufferSize, maxStorageBufferBindingSize));
    findings.push({ weight: 'fact', words: words.finding.binding(formatBytes(maxBindingBytes), allowed) });
  }
  return findings;
}

function storageFindings({ downloadBytes }: ModelBuild, facts: MachineFacts, stored: boolean): Finding[] {
  const { available, persisted, privateWindow, quota, usage } = facts.storage;
  const { finding } = words;
  if (!available) return [{ weight: 'stop', words: finding.noStorage }];
  const findings: Finding[] = [];
  const free = quota === null ? null : Math.max(0, quota - (usage ?? 0));
  if (stored) {
    findings.push({ weight: 'fact', words: finding.stored });
  } else if (downloadBytes !== null && free !== null) {
    const [needed, room] = [formatBytes(downloadBytes), formatBytes(free)];
    if (free < downloadBytes)
      findings.push({ weight: 'stop', words: finding.noRoom(needed, room, privateWindow === true) });
    else findings.push({ weight: 'fact', words: finding.room(needed, room) });
  } else {
    const needed = downloadBytes === null ? null : formatBytes(downloadBytes);
    findings.push({ weight: 'fact', words: finding.roomUnknown(needed) });
  }
  if (privateWindow === true) findings.push({ weight: 'warn', words: finding.privateWindow });
  else if (privateWindow === null) findings.push({ weight: 'fact', words: finding.privateHidden });
  if (privateWindow !== true && persisted !== null)
    findings.push({ weight: 'fact', words: persisted ? finding.kept : finding.notKept });
  return findings;
}
