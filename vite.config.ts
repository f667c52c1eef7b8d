/** Builds the page, and says which files the unit tests are in. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { guardPagePlugin } from './model-build/page/guardPage.ts';

/**
 * Puts the README beside the page: it says how to build a model that is not hosted there, also without a network. As
 * .txt, because some hosts have no type for .md and browsers then download it.
 */
function readmeBesideThePage(): Plugin {
  return {
    name: 'readme-beside-the-page',
    apply: 'build',
    generateBundle() {
      const url = new URL('README.md', import.meta.url);
      if (existsSync(url)) {
        this.emitFile({ type: 'asset', fileName: 'readme.txt', source: readFileSync(url, 'utf8') });
      } else {
        this.warn('README.md is missing: the page has a link that leads nowhere.');
      }
    },
  };
}

export default defineConfig({
  // Relative, so that one built folder works at the root of a host and below any path.
  base: './',
  plugins: [react(), readmeBesideThePage(), guardPagePlugin()],
  resolve: {
    alias: {
      // Of the markdown parser. For browsers it sets innerHTML, which the policy refuses; its other form has a table.
      'decode-named-character-reference': fileURLToPath(
        import.meta.resolve('decode-named-character-reference'),
      ),
    },
  },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // The licences of what is bundled stay in the bundle's own comments; a map would double what is deployed.
    sourcemap: false,
    // Inlined files become data: URLs, which a strict Content-Security-Policy refuses.
    assetsInlineLimit: 0,
  },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1' },
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'model-build/**/*.test.ts', 'e2e/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/*.spec.ts'],
  },
});
