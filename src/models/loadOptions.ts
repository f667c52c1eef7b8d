import type { LoadOptions } from '../engine/protocol.ts';
import type { ModelBuild } from '../lib/shared/catalogue.ts';

/** Where the engine finds a build: the catalogue's addresses are relative to the page, the engine's are absolute. */
export function loadOptions(build: ModelBuild, pageUrl: string): LoadOptions {
  if (build.weights === null || build.library === null) throw new Error(`${build.id} is not hosted here.`);
  return {
    modelId: build.id,
    weightsUrl: weightsUrl(build.weights, pageUrl),
    libraryUrl: new URL(build.library, pageUrl).href,
    librarySha256: build.librarySha256,
    requiredFeatures: build.requiredFeatures,
  };
}

/** The folder of a model's files, with a slash at its end. */
export function weightsUrl(weights: string, pageUrl: string): string {
  // WebLLM looks for weights below resolve/<revision>/, as hubs serve them, and appends resolve/main/ where that is missing.
  const folder = weights.replace(/\/+$/, '');
  const resolved = /\/resolve\/[^/]+$/.test(folder) ? folder : `${folder}/resolve/main`;
  return new URL(`${resolved}/`, pageUrl).href;
}
