import type { LoadOptions } from '../engine/protocol.ts';
import type { ModelBuild } from '../lib/shared/catalogue.ts';
import type { ModelAddress } from './download/protocol.ts';

/** What the downloader stores is what the engine then looks for: both go by the same addresses. */
export function modelAddress(build: ModelBuild, options: LoadOptions): ModelAddress {
  return {
    buildId: build.id,
    weightsUrl: options.weightsUrl,
    libraryUrl: options.libraryUrl,
    librarySha256: options.librarySha256,
    manifestSha256: build.manifestSha256 ?? null,
  };
}
