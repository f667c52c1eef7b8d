import { describe, expect, it } from 'vitest';
import { contentPolicy } from '../../lib/shared/contentPolicy.ts';
import { governed } from './governed.ts';

const policy = contentPolicy();

function answered(own: string | null): string | null {
  const headers = own === null ? {} : { 'Content-Security-Policy': own };
  return governed(new Response('x', { headers }), policy).headers.get('Content-Security-Policy');
}

describe('governed', () => {
  it('adds the policy where there is none, or one about other things', () => {
    expect(answered(null)).toBe(policy);
    expect(answered("frame-ancestors 'none'")).toBe(`frame-ancestors 'none', ${policy}`);
  });

  it('leaves a policy of the host that says where the page may connect to', () => {
    const own = contentPolicy(['https://weights.example']);
    expect(answered(own)).toBe(own);
  });

  it('adds the policy to an open one of the host', () => {
    for (const own of [
      "default-src https: 'unsafe-inline'",
      "img-src 'self'; connect-src https:",
      "default-src 'none'",
    ])
      expect(answered(own)).toBe(`${own}, ${policy}`);
  });

  it('keeps status, headers and body', async () => {
    const response = governed(
      new Response('body', { status: 404, statusText: 'Not Found', headers: { 'Content-Type': 'text/x' } }),
      policy,
    );
    expect([response.status, response.statusText, response.headers.get('content-type')]).toEqual([
      404,
      'Not Found',
      'text/x',
    ]);
    expect(await response.text()).toBe('body');
  });

  it('leaves what cannot be made anew', () => {
    const failed = Response.error();
    expect(governed(failed, policy)).toBe(failed);
  });
});
