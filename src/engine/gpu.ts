/** What this browser's GPU can do, asked before anything is downloaded. Used by the page and by the worker. */

/**
 * The least that web-llm 0.2.86 asks of an adapter when it opens the device (its detectGPUDevice, in lib/index.js).
 * A model may need a larger storage binding: its catalogue row says so.
 */
export const RUNTIME_LIMITS = {
  maxBufferSize: 1 << 28,
  maxStorageBufferBindingSize: 1 << 27,
  maxComputeWorkgroupStorageSize: 32 << 10,
  maxStorageBuffersPerShaderStage: 10,
} as const;

export type LimitName = keyof typeof RUNTIME_LIMITS;

/** `insecure`: browsers hide WebGPU from pages that are neither https nor on this machine. */
export type GpuProbe =
  | { readonly kind: 'missing'; readonly reason: 'insecure' | 'no-webgpu' | 'no-adapter' }
  | {
      readonly kind: 'present';
      readonly features: readonly string[];
      /** Sizes in bytes. */
      readonly limits: Readonly<Record<LimitName, number>>;
      readonly vendor: string;
      readonly architecture: string;
      readonly description: string;
      /** Runs on the processor: everything works, far more slowly. */
      readonly software: boolean;
    };

const SOFTWARE_NAMES = /swiftshader|llvmpipe|lavapipe|basic render/i;

/** Asks for the adapter that web-llm will ask for. Never throws: a browser that fails to answer has no adapter. */
export async function probeGpu(
  gpu: GPU | null = (navigator as { gpu?: GPU }).gpu ?? null,
  secure: boolean = isSecureContext,
): Promise<GpuProbe> {
  if (gpu === null) return { kind: 'missing', reason: secure ? 'no-webgpu' : 'insecure' };
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  if (adapter === null) return { kind: 'missing', reason: 'no-adapter' };
  const { limits, info } = adapter;
  return {
    kind: 'present',
    features: [...adapter.features].sort(),
    limits: {
      maxBufferSize: limits.maxBufferSize,
      maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
      maxComputeWorkgroupStorageSize: limits.maxComputeWorkgroupStorageSize,
      maxStorageBuffersPerShaderStage: limits.maxStorageBuffersPerShaderStage,
    },
    vendor: info.vendor,
    architecture: info.architecture,
    description: info.description,
    software:
      info.isFallbackAdapter ||
      SOFTWARE_NAMES.test(`${info.architecture} ${info.device} ${info.description}`),
  };
}

/** The limits of a GPU that are below what the runtime asks for, whatever the model. */
export function limitsTooSmall(limits: Readonly<Record<LimitName, number>>): LimitName[] {
  return (Object.keys(RUNTIME_LIMITS) as LimitName[]).filter((name) => limits[name] < RUNTIME_LIMITS[name]);
}
