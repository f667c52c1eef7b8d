/** Folders made of the golden bases and adapters, without the command line: no library is looked for or compiled. */
import path from 'node:path';
import type { Quantization } from '../../src/lib/shared/catalogue.ts';
import { localFolder } from '../hub/localFolder.ts';
import type { SourceFolder } from '../hub/sourceFolder.ts';
import { planBuild, type BuildPlan } from '../model/planBuild.ts';
import { GOLDEN } from '../model/testing.ts';
import { buildModelFolder } from '../shards/buildModelFolder.ts';

/** Folders of lora/golden. */
export interface GoldenSources {
  readonly base: string;
  readonly adapter: string | null;
}

/** The caller closes it. */
export async function planGolden(
  { base, adapter }: Pick<GoldenSources, 'adapter'> & { readonly base: string | SourceFolder },
  quantization: Quantization,
): Promise<BuildPlan> {
  const open = (name: string): Promise<SourceFolder> => localFolder(path.join(GOLDEN, name));
  return planBuild({
    base: typeof base === 'string' ? await open(base) : base,
    adapter: adapter === null ? null : await open(adapter),
    quantization,
    windows: {},
    template: undefined,
    libraries: [],
  });
}

/** With a manifest that names the sources, as a build writes it. */
export async function buildGolden(
  target: string,
  { base, adapter }: GoldenSources,
  quantization: Quantization,
): Promise<void> {
  const plan = await planGolden({ base, adapter }, quantization);
  try {
    const { parameters, source, config } = plan;
    const origin = (name: string) => ({ name, revision: null });
    await buildModelFolder({
      ...{ target, quantization, parameters, source, config, sourceKey: '' },
      tokenizer: plan.base.tokenizer,
      provenance: {
        ...{ name: 'golden', license: null, inputs: [], base: origin(base) },
        adapter: adapter === null ? null : origin(adapter),
      },
    });
  } finally {
    await plan.close();
  }
}
