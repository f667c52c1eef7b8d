import { describe, expect, it } from 'vitest';
import { limitsTooSmall, probeGpu, RUNTIME_LIMITS } from './gpu.ts';
import type { GpuProbe } from './gpu.ts';
import { gpuError } from './gpuError.ts';

const present: GpuProbe = {
  kind: 'present',
  features: ['shader-f16'],
  limits: { ...RUNTIME_LIMITS },
  vendor: 'v',
  architecture: 'a',
  description: 'd',
  software: false,
};

function fakeGpu(adapter: unknown): GPU {
  return { requestAdapter: () => Promise.resolve(adapter) } as unknown as GPU;
}

describe('probeGpu', () => {
  it('tells a page that is not secure from a browser without WebGPU', async () => {
    expect(await probeGpu(null, true)).toEqual({ kind: 'missing', reason: 'no-webgpu' });
    expect(await probeGpu(null, false)).toEqual({ kind: 'missing', reason: 'insecure' });
  });

  it('says that there is no adapter, also where the browser fails to answer', async () => {
    expect(await probeGpu(fakeGpu(null), true)).toEqual({ kind: 'missing', reason: 'no-adapter' });
    const failing = { requestAdapter: () => Promise.reject(new Error('no')) } as unknown as GPU;
    expect(await probeGpu(failing, true)).toEqual({ kind: 'missing', reason: 'no-adapter' });
  });

  it.each([
    ['nvidia', 'ampere', false, false],
    ['google', 'swiftshader', false, true],
    ['mesa', '', true, true],
  ])('reads the adapter of %s %s', async (vendor, architecture, isFallbackAdapter, software) => {
    const adapter = {
      features: new Set(['subgroups', 'shader-f16']),
      limits: { ...RUNTIME_LIMITS, somethingElse: 1 },
      info: { vendor, architecture, device: '', description: 'x', isFallbackAdapter },
    };
    expect(await probeGpu(fakeGpu(adapter), true)).toEqual({
      kind: 'present',
      features: ['shader-f16', 'subgroups'],
      limits: RUNTIME_LIMITS,
      vendor,
      architecture,
      description: 'x',
      software,
    });
  });
});

describe('gpuError', () => {
  it.each([
    [{ kind: 'missing', reason: 'insecure' }, 'webgpu-missing'],
    [{ kind: 'missing', reason: 'no-webgpu' }, 'webgpu-missing'],
    [{ kind: 'missing', reason: 'no-adapter' }, 'adapter-missing'],
    [{ ...present, features: [] }, 'feature-missing'],
    [{ ...present, limits: { ...RUNTIME_LIMITS, maxStorageBuffersPerShaderStage: 8 } }, 'limits-too-small'],
    [present, undefined],
  ] satisfies [GpuProbe, string | undefined][])('%j gives %s', (probe, code) => {
    expect(gpuError(probe, ['shader-f16'])?.code).toBe(code);
  });

  it('names the limit', () => {
    expect(limitsTooSmall({ ...RUNTIME_LIMITS, maxBufferSize: 1 })).toEqual(['maxBufferSize']);
  });
});
