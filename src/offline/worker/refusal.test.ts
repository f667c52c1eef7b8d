import { describe, expect, it } from 'vitest';
import { REHEARSAL_MS } from '../protocol.ts';
import { createRefusal } from './refusal.ts';

function fakeCache(): () => Promise<Cache> {
  const stored = new Map<string, Response>();
  const cache = {
    match: (key: string) => Promise.resolve(stored.get(key)?.clone()),
    put: (key: string, response: Response) => {
      stored.set(key, response);
      return Promise.resolve();
    },
    delete: (key: string) => Promise.resolve(stored.delete(key)),
  };
  return () => Promise.resolve(cache as unknown as Cache);
}

describe('createRefusal', () => {
  it('begins, ends, and ends by itself where nobody goes on', async () => {
    let now = 1000;
    const refusal = createRefusal(fakeCache(), () => now);
    expect(refusal.active()).toBeNull();
    expect(await refusal.known()).toBe(false);
    await refusal.begin();
    expect(refusal.active()).toBe(true);
    now += REHEARSAL_MS - 1;
    expect(refusal.active()).toBe(true);
    await refusal.begin();
    now += REHEARSAL_MS - 1;
    expect(refusal.active()).toBe(true);
    now += 1;
    expect(refusal.active()).toBe(false);
    await refusal.begin();
    await refusal.end();
    expect(refusal.active()).toBe(false);
  });

  it('is remembered by a service worker that was stopped and started again', async () => {
    const storage = fakeCache();
    const before = createRefusal(storage, () => 1000);
    await before.begin();
    const after = createRefusal(storage, () => 2000);
    expect(await after.known()).toBe(true);
    await after.end();
    expect(await createRefusal(storage, () => 3000).known()).toBe(false);
  });

  it('refuses nothing where storage fails, and takes a rehearsal that begins before storage was read', async () => {
    const broken = createRefusal(() => Promise.reject(new Error('no storage')));
    expect(await broken.known()).toBe(false);
    const quick = createRefusal(fakeCache());
    await quick.begin();
    expect(await quick.known()).toBe(true);
  });
});
