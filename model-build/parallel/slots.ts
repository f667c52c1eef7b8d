/** A fixed number of equal shared buffers: who wants one waits until one is given back. */
export class Slots {
  readonly #free: SharedArrayBuffer[] = [];
  readonly #waiting: ((slot: SharedArrayBuffer) => void)[] = [];
  #left: number;
  readonly #bytes: number;

  constructor(count: number, bytes: number) {
    this.#left = count;
    this.#bytes = bytes;
  }

  take(): Promise<SharedArrayBuffer> {
    const free = this.#free.pop();
    if (free !== undefined) return Promise.resolve(free);
    if (this.#left > 0) {
      this.#left -= 1;
      return Promise.resolve(new SharedArrayBuffer(this.#bytes));
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  giveBack(slot: SharedArrayBuffer): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(slot);
    else next(slot);
  }
}
