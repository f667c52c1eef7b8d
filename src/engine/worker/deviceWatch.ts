/**
 * Watches the GPU device that web-llm opens for itself. It keeps the device inside its runtime and tells nobody when
 * the device is lost after loading, and it destroys the device, printing the reason to the console only, when a buffer
 * does not fit. So requestAdapter is wrapped to see the device as it is made.
 */
import type { EngineError } from '../errors.ts';
import { deviceLostError, outOfMemoryError, refusedError } from './workerErrors.ts';

export class DeviceWatch {
  /** Rejects when the device is lost; never resolves. */
  readonly lost: Promise<never>;
  #fail: (error: EngineError) => void = () => undefined;
  #device: GPUDevice | null = null;
  #info: GPUAdapterInfo | null = null;
  #released = false;
  #outOfMemory = false;
  #lastError: string | null = null;

  /** Wraps `gpu.requestAdapter` for good: a worker lives for one model only. */
  constructor(gpu: GPU) {
    this.lost = new Promise<never>((_, reject) => {
      this.#fail = reject;
    });
    // Whoever waits on it gets the rejection; while nobody does it must not count as unhandled.
    this.lost.catch(() => undefined);
    const requestAdapter = gpu.requestAdapter.bind(gpu);
    gpu.requestAdapter = async (options) => {
      const adapter = await requestAdapter(options);
      if (adapter !== null) this.#watchAdapter(adapter);
      return adapter;
    };
  }

  get adapterInfo(): GPUAdapterInfo | null {
    return this.#info;
  }

  /** @throws EngineError where the GPU refused something since the device was made */
  check(): void {
    if (this.#outOfMemory) throw outOfMemoryError(this.#lastError ?? undefined);
    if (this.#lastError !== null) throw refusedError(this.#lastError);
  }

  /** From now on the device may go: that is no error. */
  expectLoss(): void {
    this.#released = true;
  }

  /** Destroys the device and so frees its memory, whatever state web-llm is in. Its loss is then no error. */
  release(): void {
    this.expectLoss();
    this.#device?.destroy();
  }

  #watchAdapter(adapter: GPUAdapter): void {
    const requestDevice = adapter.requestDevice.bind(adapter);
    adapter.requestDevice = async (descriptor) => {
      const device = await requestDevice(descriptor);
      this.#info = adapter.info;
      this.#watchDevice(device);
      return device;
    };
  }

  #watchDevice(device: GPUDevice): void {
    this.#device = device;
    if (this.#released) device.destroy();
    device.addEventListener('uncapturederror', ({ error }) => {
      this.#record(error);
    });
    const popErrorScope = device.popErrorScope.bind(device);
    device.popErrorScope = async () => {
      const error = await popErrorScope();
      if (error !== null) this.#record(error);
      return error;
    };
    void device.lost.then(({ message }) => {
      if (this.#released) return;
      const cause = [this.#lastError, message].filter((text) => text !== null && text !== '').join('; ');
      const noMemory = this.#outOfMemory || /out of memory|allocation failed/i.test(message);
      this.#fail(noMemory ? outOfMemoryError(cause) : deviceLostError(cause));
    });
  }

  #record(error: GPUError): void {
    if (error instanceof GPUOutOfMemoryError) this.#outOfMemory = true;
    // The first error explains the ones that follow from it.
    this.#lastError ??= error.message;
  }
}
