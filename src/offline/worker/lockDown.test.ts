import { describe, expect, it } from 'vitest';
import { lockDown, type NetworkScope } from './lockDown.ts';

function scopeOf() {
  const asked: (readonly [unknown, RequestInit | undefined])[] = [];
  class Cache {
    add(): Promise<void> {
      return Promise.resolve();
    }
    addAll(): Promise<void> {
      return Promise.resolve();
    }
  }
  const scope = {
    location: { origin: 'https://page.example', href: 'https://page.example/app/sw.js' },
    fetch: (input: RequestInfo | URL, init?: RequestInit) => {
      asked.push([input instanceof Request ? input.url : input, init]);
      return Promise.resolve(new Response('ok'));
    },
    WebSocket: function (this: object): void {
      Object.freeze(this);
    } as unknown as new () => object,
    importScripts: () => undefined,
    Cache,
  };
  return { scope: scope as typeof scope & NetworkScope, asked };
}

describe('lockDown', () => {
  it.each(['catalogue.json', './', 'https://page.example/other', new URL('https://page.example/x')])(
    'lets %s through, which is of the same origin, but follows no redirect',
    async (input) => {
      const { scope, asked } = scopeOf();
      const heard: string[] = [];
      lockDown(scope, (url) => heard.push(url));
      await scope.fetch(input, { cache: 'reload' });
      expect(heard).toEqual([new URL(input, scope.location.href).href]);
      expect(asked).toEqual([[input, { cache: 'reload', redirect: 'error' }]]);
    },
  );

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example/',
    'https://page.example.elsewhere.example/',
    'https://page.example:8443/',
    'http://page.example/',
    'data:text/plain,x',
    new Request('https://elsewhere.example/'),
  ])('refuses %s', async (input) => {
    const { scope, asked } = scopeOf();
    lockDown(scope, () => undefined);
    await expect(scope.fetch(input)).rejects.toThrow(/asks no other host/);
    expect(asked).toEqual([]);
  });

  it('closes the other doors, for good', () => {
    const { scope } = scopeOf();
    lockDown(scope, () => undefined);
    expect(() => new scope.WebSocket()).toThrow(TypeError);
    expect(() => scope.importScripts()).toThrow(/asks no other host/);
    expect(() => scope.Cache.prototype.add()).toThrow(/asks no other host/);
    expect(() => scope.Cache.prototype.addAll()).toThrow(/asks no other host/);
    expect(() => Object.assign(scope, { fetch: () => undefined })).toThrow(TypeError);
    expect(() => Object.defineProperty(scope, 'fetch', { value: 1 })).toThrow(TypeError);
  });

  it('leaves what the browser does not have as it is', () => {
    const { scope } = scopeOf();
    lockDown(scope, () => undefined);
    expect('EventSource' in scope).toBe(false);
  });
});
