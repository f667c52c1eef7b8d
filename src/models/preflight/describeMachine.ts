import { formatBytes } from '../../lib/shared/formatBytes.ts';
import { preflight as words } from '../../ui/strings/preflight.ts';
import type { MachineFacts } from './machineFacts.ts';

const { row: label } = words;

function known<T>(value: T | null, text: (value: T) => string): string {
  return value === null ? label.unknown : text(value);
}

const yesNo = (value: boolean): string => (value ? label.yes : label.no);

/** The machine as names and values, for the panel and for the diagnostics. */
export function describeMachine({
  gpu,
  storage,
  memoryGiB,
  processors,
  userAgent,
}: MachineFacts): readonly (readonly [name: string, value: string])[] {
  const { quota, usage, persisted, privateWindow } = storage;
  const lines: [string, string][] = [];
  if (gpu.kind === 'missing') lines.push([label.gpu, label.gpuMissing]);
  else {
    const name = [gpu.description, gpu.vendor, gpu.architecture].filter((word) => word !== '').join(', ');
    const { limits } = gpu;
    lines.push(
      [
        label.gpu,
        [name === '' ? label.gpuUnnamed : name, ...(gpu.software ? [label.software] : [])].join('. '),
      ],
      [label.f16, yesNo(gpu.features.includes('shader-f16'))],
      [label.buffer, formatBytes(limits.maxBufferSize)],
      [label.binding, formatBytes(limits.maxStorageBufferBindingSize)],
      [label.workgroup, formatBytes(limits.maxComputeWorkgroupStorageSize)],
      [label.storageBuffers, String(limits.maxStorageBuffersPerShaderStage)],
    );
  }
  return [
    ...lines,
    [label.memory, known(memoryGiB, label.memoryValue)],
    [label.processors, known(processors, String)],
    [
      label.room,
      known(quota, (all) => label.roomValue(formatBytes(Math.max(0, all - (usage ?? 0))), formatBytes(all))),
    ],
    [label.persisted, known(persisted, yesNo)],
    [
      label.privateWindow,
      privateWindow === null ? label.privateHidden : privateWindow ? label.privateYes : label.privateNo,
    ],
    [label.browser, userAgent],
  ];
}
