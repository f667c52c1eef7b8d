import type { EngineErrorData } from '../engine/errors.ts';
import type { LoadProgress } from '../engine/protocol.ts';
import type { ModelBuild, ModelRow } from '../lib/shared/catalogue.ts';
import type { DownloadProgress } from './download/protocol.ts';

/** `download`: the files are stored, and nothing is loaded. */
export type Purpose = 'load' | 'download';
/** Of the files first, of the engine then. */
export type Progress = DownloadProgress | LoadProgress;

export type LoadState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'loading';
      readonly purpose: Purpose;
      readonly row: ModelRow;
      readonly progress: Progress | null;
    }
  /** By the person, while files came; what has arrived is kept. */
  | {
      readonly kind: 'paused';
      readonly purpose: Purpose;
      readonly row: ModelRow;
      readonly progress: Progress | null;
    }
  | { readonly kind: 'downloaded'; readonly row: ModelRow }
  | {
      readonly kind: 'ready';
      readonly row: ModelRow;
      readonly build: ModelBuild;
      /** Of the manifest of its files; null where it has none. */
      readonly weightsSha256: string | null;
    }
  | { readonly kind: 'failed'; readonly purpose: Purpose; readonly error: EngineErrorData };
