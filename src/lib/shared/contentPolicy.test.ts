import { describe, expect, it } from 'vitest';
import { contentPolicy } from './contentPolicy.ts';

describe('contentPolicy', () => {
  it('allows the page itself, WebAssembly and one named Trusted Types policy, and nothing else', () => {
    expect(contentPolicy().split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "worker-src 'self'",
      "manifest-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types chatdoctor-scripts',
    ]);
  });

  it('adds hosts of weights to what may be connected to', () => {
    expect(contentPolicy(['https://huggingface.co', 'https://*.hf.co', 'http://127.0.0.1:9000'])).toContain(
      "; connect-src 'self' https://huggingface.co https://*.hf.co http://127.0.0.1:9000; ",
    );
  });

  it.each([
    '*',
    'https://*.org',
    'https://*',
    'https://a.*.org',
    'https://[::1]:8000',
    'https:',
    'https://example.org/',
    'https://example.org/models',
    "https://example.org; script-src 'unsafe-inline'",
    'https://example.org *',
    'https://-',
    'data:',
    '',
  ])('refuses %j', (origin) => expect(() => contentPolicy([origin])).toThrow(/is no origin/));
});
