import { afterEach, expect, it, vi } from 'vitest';
import { explainRefusal } from './explainRefusal.ts';
import type { RefusalScope } from './explainRefusal.ts';

const URL_A = 'https://weights.example/a/resolve/main/manifest.json';

class Scope extends EventTarget implements RefusalScope {
  readonly location = { origin: 'https://page.example' };
}

/** @param answers the modes in which the host is reached, and may be read */
function stage(answers: readonly RequestMode[], blockedURI: string | null = null) {
  const scope = new Scope();
  const asked: (RequestMode | undefined)[] = [];
  vi.stubGlobal('fetch', (_: string, { mode }: RequestInit) => {
    asked.push(mode);
    if (mode !== undefined && answers.includes(mode)) return Promise.resolve(new Response());
    if (blockedURI !== null) {
      const event = Object.assign(new Event('securitypolicyviolation'), { blockedURI });
      setTimeout(() => scope.dispatchEvent(event), 1);
    }
    return Promise.reject(new TypeError('Failed to fetch'));
  });
  return { asked, explain: (url = URL_A) => explainRefusal(url, scope, 20) };
}

afterEach(() => void vi.unstubAllGlobals());

it('names a host that answers and may not be read', async () => {
  const { asked, explain } = stage(['no-cors']);
  const found = await explain();
  expect(found).toMatchObject({ code: 'download-failed', retryable: false });
  expect(found?.message).toMatch(/^weights\.example answers, but .* \(CORS\)/);
  expect(asked).toEqual(['no-cors', 'cors']);
});

it('names the page’s own policy where that refused', async () => {
  const found = await stage([], URL_A).explain();
  expect(found?.message).toMatch(/policy .* does not name weights\.example/);
  expect(found?.remedy).toContain('--weights-origin https://weights.example');
});

it('has nothing to say of a host that is gone, or is back', async () => {
  expect(await stage([]).explain()).toBeNull();
  expect(await stage([], 'https://other.example/x').explain()).toBeNull();
  expect(await stage(['no-cors', 'cors']).explain()).toBeNull();
});

it('asks nothing of the page’s own host', async () => {
  const { asked, explain } = stage([]);
  expect([await explain('https://page.example/models/x'), asked]).toEqual([null, []]);
});
