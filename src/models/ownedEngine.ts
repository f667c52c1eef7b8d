import type { EngineClient } from '../engine/client.ts';
import { EngineError } from '../engine/errors.ts';
import { strings } from '../ui/strings/index.ts';
import type { GpuOwner } from './gpuOwner.ts';

type Engine = Pick<EngineClient, 'load' | 'unload' | 'onDeviceLost'>;

export interface OwnedEngine extends Engine {
  /** The next load takes this many tokens instead of the model's own context; null: the model's own. */
  setContext(tokens: number | null): void;
}

/** Another tab has the GPU now. */
export function gpuTakenError(): EngineError {
  return new EngineError({ code: 'gpu-taken', ...strings.models.gpu.taken, retryable: true });
}

/** An engine that loads only while this tab has the GPU, and lets go of it with the model. */
export function ownedEngine(engine: Engine, owner: GpuOwner): OwnedEngine {
  let context: number | null = null;
  return {
    setContext: (tokens) => void (context = tokens),
    async load(options, hooks) {
      if ((await owner.acquire()) === 'elsewhere') {
        throw new EngineError({ code: 'gpu-elsewhere', ...strings.models.gpu.elsewhere, retryable: true });
      }
      try {
        return await engine.load(
          context === null ? options : { ...options, contextWindowSize: context },
          hooks,
        );
      } catch (error) {
        owner.letGo();
        throw error;
      }
    },
    async unload() {
      await engine.unload();
      owner.letGo();
    },
    onDeviceLost: (listener) =>
      engine.onDeviceLost((error) => {
        owner.letGo();
        listener(error);
      }),
  };
}
