import { quantizeParameter } from '../../shards/quantizeParameter.ts';
import { planBuild } from '../planBuild.ts';
import { memoryFolder } from '../testing.ts';
import type { Files } from './cases.ts';

/** Plans a build of a base and an adapter in memory and quantises every weight. @throws what a build would throw */
export async function buildInMemory(base: Files, adapter: Files): Promise<void> {
  const quantization = 'q4f16_1';
  const plan = await planBuild({
    base: memoryFolder('base', base),
    adapter: memoryFolder('adapter', adapter),
    quantization,
    windows: {},
    template: undefined,
    libraries: [],
  });
  try {
    for (const parameter of plan.parameters) {
      await quantizeParameter(parameter, plan.source, { quantization, onWeights: () => undefined });
    }
  } finally {
    await plan.close();
  }
}
