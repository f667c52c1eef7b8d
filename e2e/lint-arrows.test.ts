/** Shows that the import rules fire: a lint rule that is misconfigured passes everything and looks the same. */
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint({ cwd: fileURLToPath(new URL('..', import.meta.url)) });
const ARROW = 'boundaries/dependencies';
const PACKAGE = 'no-restricted-imports';

/**
 * The import rules that a file with this one import breaks. A parse error counts as itself, so that a file which was
 * never linted cannot pass.
 */
async function broken(filePath: string, specifier: string): Promise<string[]> {
  const code = `import { x } from '${specifier}';\nexport const y: unknown = x;\n`;
  const [result] = await eslint.lintText(code, { filePath });
  if (result === undefined) throw new Error(`${filePath} was not linted`);
  return result.messages
    .map((message) => (message.fatal === true ? message.message : (message.ruleId ?? '')))
    .filter((id) => id === ARROW || id === PACKAGE || !id.includes('/'));
}

// The files exist: the rule resolves what is imported, and the type-aware parser knows only files of the project.
describe('the arrows between rooms', () => {
  it.each([
    ['src/lib/shared/prompt.ts', '../../engine/errors.ts'],
    ['src/lib/shared/prompt.ts', '../../ui/strings/index.ts'],
    ['src/ui/strings/index.ts', '../../engine/errors.ts'],
    ['src/ui/strings/index.ts', '../../history/historyStore.ts'],
    ['src/chat/chatStore.ts', '../history/historyStore.ts'],
    ['src/chat/chatStore.ts', '../app/App.tsx'],
    ['src/engine/errors.ts', '../chat/chatStore.ts'],
    ['e2e/lint-arrows.test.ts', '../src/engine/errors.ts'],
  ])(
    '%s may not import %s',
    async (filePath, specifier) => expect(await broken(filePath, specifier)).toEqual([ARROW]),
    60_000,
  );

  it.each([
    ['src/app/App.tsx', '../chat/chatStore.ts'],
    ['src/chat/chatStore.ts', '../engine/errors.ts'],
    ['src/ui/strings/index.ts', '../../lib/shared/prompt.ts'],
    ['src/engine/errors.ts', '../lib/shared/prompt.ts'],
    ['e2e/lint-arrows.test.ts', '../src/lib/shared/prompt.ts'],
  ])(
    '%s may import %s',
    async (filePath, specifier) => expect(await broken(filePath, specifier)).toEqual([]),
    60_000,
  );

  it('lets only the worker import web-llm', async () => {
    expect(await broken('src/chat/chatStore.ts', '@mlc-ai/web-llm')).toEqual([PACKAGE]);
    expect(await broken('src/engine/worker/main.ts', '@mlc-ai/web-llm')).not.toContain(PACKAGE);
  }, 60_000);
});
