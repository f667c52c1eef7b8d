import type { LoadOptions } from '../engine/protocol.ts';
import type { ModelBuild } from '../lib/shared/catalogue.ts';

/** Where the engine finds a build: the catalogue's addresses are relative to the page, the engine's are absolute. */
export function loadOptions(build: ModelBuild, pageUrl: string): LoadOptions {
  if (build.weights === null || build.library === null) throw new Error(`${build.id} is not hosted here.`);
  // WebLLM looks for weights below resolve/main/, as Hugging Face serves them, and appends that where it is missing.
  const folder = build.weights.replace(/\/+$/, '').replace(/\/resolve\/main$/, '');
  return {
    modelId: build.id,
    weightsUrl: new URL(`${folder}/resolve/main/`, pageUrl).href,
    libraryUrl: new URL(build.library, pageUrl).href,
    librarySha256: build.librarySha256,
    requiredFeatures: build.requiredFeatures,
  };
}
