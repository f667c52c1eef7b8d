import { expect, it, vi } from 'vitest';
import { createGpuOwner } from './gpuOwner.ts';

/** Tabs over one lock manager and one channel of their own, as those of one browser. */
function browser(patienceMs = 10_000) {
  const name = `gpu-${Math.random()}`;
  const locks = fakeLocks();
  return (onAsked: () => Promise<void> = () => Promise.resolve()) =>
    createGpuOwner({ locks, channel: new BroadcastChannel(name), onAsked, patienceMs });
}

/** One lock with the rules of the Web Locks API that are used here: a queue, ifAvailable, steal and signal. */
function fakeLocks(): Pick<LockManager, 'request'> {
  let holder: { steal: () => void } | null = null;
  const queue: (() => void)[] = [];
  const run = (callback: (lock: Lock | null) => unknown): Promise<unknown> => {
    let steal = (): void => undefined;
    const stolen = new Promise<never>((_, reject) => {
      steal = () => reject(new DOMException('stolen', 'AbortError'));
    });
    const mine = { steal };
    holder = mine;
    return Promise.race([Promise.resolve(callback({} as Lock)), stolen]).finally(() => {
      if (holder !== mine) return;
      holder = null;
      queue.shift()?.();
    });
  };
  const request = (
    _name: string,
    options: LockOptions,
    callback: (lock: Lock | null) => unknown,
  ): Promise<unknown> => {
    if (holder === null) return run(callback);
    if (options.ifAvailable === true) return Promise.resolve(callback(null));
    if (options.steal === true) {
      holder.steal();
      return run(callback);
    }
    return new Promise((resolve, reject) => {
      const start = (): void => resolve(run(callback));
      queue.push(start);
      options.signal?.addEventListener('abort', () => {
        queue.splice(queue.indexOf(start), 1);
        reject(new DOMException('aborted', 'AbortError'));
      });
    });
  };
  return { request } as unknown as Pick<LockManager, 'request'>;
}

it('gives the GPU to one tab, and to the next when that lets go', async () => {
  const tab = browser();
  const [one, two] = [tab(), tab()];
  expect(await one.acquire()).toBe('mine');
  expect(await one.acquire()).toBe('mine');
  expect(await two.acquire()).toBe('elsewhere');
  one.letGo();
  await vi.waitFor(async () => expect(await two.acquire()).toBe('mine'));
});

it('hands it over when another tab asks, once the model is gone', async () => {
  const tab = browser();
  let done = (): void => undefined;
  const asked = vi.fn(() => new Promise<void>((resolve) => (done = resolve)));
  const [one, two] = [tab(asked), tab()];
  await one.acquire();
  const taken = vi.fn();
  const taking = two.takeOver().then(taken);
  await vi.waitFor(() => expect(asked).toHaveBeenCalledOnce());
  expect(taken).not.toHaveBeenCalled();
  done();
  await taking;
  expect(await two.acquire()).toBe('mine');
  expect(await one.acquire()).toBe('elsewhere');
});

it('takes it from a tab that does not answer, which then learns of it', async () => {
  const tab = browser(50);
  const asked = vi.fn(() => new Promise<void>(() => undefined));
  const [one, two] = [tab(asked), tab()];
  await one.acquire();
  await two.takeOver();
  expect(await two.acquire()).toBe('mine');
  await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
  expect(await one.acquire()).toBe('elsewhere');
});

it('refuses nothing where the browser cannot tell', async () => {
  const owner = createGpuOwner({ locks: null, channel: null, onAsked: () => Promise.resolve() });
  expect(owner.tellsTabs).toBe(false);
  expect(await owner.acquire()).toBe('unknown');
  await owner.takeOver();
  owner.letGo();
});
