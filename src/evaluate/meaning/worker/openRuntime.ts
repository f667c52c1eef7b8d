import * as onnx from 'onnxruntime-web/wasm';
import { EngineError } from '../../../engine/errors.ts';
import type { Onnx } from '../../../lib/shared/encoder/openEncoder.ts';
import { meaning as words } from '../../../ui/strings/meaning.ts';

/**
 * @param url of the WebAssembly, on this page's host
 * @throws EngineError `download-failed`
 */
export async function openRuntime(url: string): Promise<Onnx> {
  onnx.env.wasm.wasmBinary = await fetchBytes(url);
  // More threads need a page that is isolated from other origins, which its host would have to ask for.
  onnx.env.wasm.numThreads = 1;
  return onnx;
}

async function fetchBytes(url: string): Promise<ArrayBuffer> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`The host answered ${response.status}.`);
    return await response.arrayBuffer();
  } catch (cause) {
    throw new EngineError({
      code: 'download-failed',
      ...words.problem.runtime,
      retryable: true,
      cause: String(cause),
    });
  }
}
