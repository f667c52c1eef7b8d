import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const WORKER = 'https://example.org/assets/worker-1.js';

async function fresh() {
  vi.resetModules();
  return import('./trustedScripts.ts');
}

describe('trustedScript', () => {
  const made: string[] = [];

  beforeEach(() => {
    made.length = 0;
    vi.stubGlobal('trustedTypes', {
      createPolicy: (name: string, { createScriptURL }: { createScriptURL: (url: string) => string }) => {
        made.push(name);
        return { createScriptURL: (url: string) => ({ trusted: createScriptURL(url) }) };
      },
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('lets exactly the named scripts through, by the one policy', async () => {
    const { allowScripts, trustedScript } = await fresh();
    allowScripts([WORKER]);
    expect(trustedScript(WORKER)).toEqual({ trusted: WORKER });
    for (const other of [
      `${WORKER}?x`,
      'https://example.org/',
      'data:text/javascript,1',
      '',
      'worker-1.js',
    ]) {
      expect(() => trustedScript(other)).toThrow(/is no script of this page/);
    }
    expect(made).toEqual(['chatdoctor-scripts']);
  });

  it('does the same where the browser knows no Trusted Types', async () => {
    vi.stubGlobal('trustedTypes', undefined);
    const { allowScripts, trustedScript } = await fresh();
    allowScripts([WORKER]);
    expect(trustedScript(WORKER)).toBe(WORKER);
    expect(() => trustedScript('https://example.org/other.js')).toThrow(TypeError);
  });

  it('starts nothing before the page has named its scripts', async () => {
    const { trustedScript } = await fresh();
    expect(() => trustedScript(WORKER)).toThrow(/allowScripts/);
  });
});
