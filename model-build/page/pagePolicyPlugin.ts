import type { Plugin } from 'vite';
import { contentPolicy } from '../../src/lib/shared/contentPolicy.ts';
import { pageHeaders } from './pageHeaders.ts';

/**
 * Puts the Content-Security-Policy into the built page, for hosts that add no headers, and writes `_headers`, which some
 * hosts read. Not in `vite dev`, whose own scripts the policy would refuse.
 */
export function pagePolicyPlugin(weightsOrigins: readonly string[]): Plugin {
  return {
    name: 'page-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentPolicy(weightsOrigins) },
        // A policy holds for what follows it.
        injectTo: 'head-prepend',
      },
    ],
    generateBundle() {
      const lines = Object.entries(pageHeaders(weightsOrigins)).map(([name, value]) => `  ${name}: ${value}`);
      const source = [
        '# Netlify and Cloudflare Pages read this; the README says it for others.',
        '/*',
        ...lines,
      ];
      this.emitFile({ type: 'asset', fileName: '_headers', source: `${source.join('\n')}\n` });
    },
  };
}
