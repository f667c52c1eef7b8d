import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Catalogue } from '../../src/lib/shared/catalogue.ts';
import { weightsAddress } from '../../src/lib/shared/weightsAddress.ts';
import { withWeights } from '../../src/lib/shared/withWeights.ts';
import { ModelBuildError } from '../errors.ts';

/** Build id to the place of its weights, as the catalogue has it. */
export type HostedWeights = ReadonlyMap<string, string>;

/**
 * Reads `BUILD=ADDRESS` as typed after --weights.
 *
 * @throws ModelBuildError `usage` for what is none, for a build that the catalogue lacks, and for one named twice
 */
export function readHostedWeights(options: readonly string[], catalogue: Catalogue): HostedWeights {
  const builds = catalogue.models.flatMap((row) => row.builds.map(({ id }) => id));
  const places = new Map<string, string>();
  for (const option of options) {
    const [, build = '', typed = ''] = /^([^=]*)=(.*)$/.exec(option) ?? [];
    if (!builds.includes(build)) {
      throw usage(
        `--weights ${option}: the catalogue has no such build.`,
        `Choose among ${builds.join(', ')}.`,
      );
    }
    if (places.has(build)) throw usage(`--weights names ${build} twice.`, 'Name each build once.');
    const address = weightsAddress(typed);
    if (address.kind === 'invalid') {
      throw usage(
        `--weights ${option}: the address cannot be used (${address.problem}).`,
        'Give an https address of a model folder, owner/name[@revision] of a repository, or ./folder beside the page.',
      );
    }
    places.set(build, address.weights);
  }
  return places;
}

/** Writes the catalogue of the built page anew, with these places. */
export async function hostWeights(dist: string, catalogue: Catalogue, places: HostedWeights): Promise<void> {
  const text = `${JSON.stringify(withWeights(catalogue, places), undefined, 2)}\n`;
  await writeFile(path.join(dist, 'catalogue.json'), text);
}

function usage(message: string, remedy: string): ModelBuildError {
  return new ModelBuildError({ code: 'usage', message, remedy });
}
