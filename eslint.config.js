import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import boundaries from 'eslint-plugin-boundaries';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** The rooms, most particular first: a file belongs to the first one whose folder holds it. */
const rooms = [
  { type: 'shared', pattern: 'src/lib/shared' },
  { type: 'lib', pattern: 'src/lib' },
  { type: 'ui', pattern: 'src/ui' },
  { type: 'worker', pattern: 'src/engine/worker' },
  { type: 'engine', pattern: 'src/engine' },
  { type: 'storage', pattern: 'src/models/storage' },
  { type: 'models', pattern: 'src/models' },
  { type: 'chat', pattern: 'src/chat' },
  { type: 'history', pattern: 'src/history' },
  { type: 'safety', pattern: 'src/safety' },
  { type: 'service-worker', pattern: 'src/offline/worker' },
  { type: 'offline', pattern: 'src/offline' },
  { type: 'evaluate', pattern: 'src/evaluate' },
  { type: 'app', pattern: 'src/app' },
  { type: 'main', pattern: 'src' },
  { type: 'model-build', pattern: 'model-build' },
  { type: 'e2e', pattern: 'e2e' },
];

/** What each room may import besides itself. Features meet only in the app; the arrows point one way. */
const parts = ['engine', 'lib', 'shared', 'ui'];
const arrows = {
  main: ['app', 'shared', 'ui'],
  app: ['chat', 'evaluate', 'history', 'models', 'offline', 'safety', 'storage', ...parts],
  chat: parts,
  history: parts,
  models: ['storage', ...parts],
  storage: ['engine', 'lib', 'shared'],
  safety: parts,
  offline: parts,
  'service-worker': ['offline', 'shared'],
  evaluate: parts,
  engine: ['lib', 'shared'],
  // What the downloader has stored, the engine's worker reads.
  worker: ['engine', 'lib', 'shared', 'storage'],
  ui: ['lib', 'shared'],
  lib: ['shared'],
  shared: [],
  'model-build': ['shared'],
  e2e: ['shared', 'model-build'],
};

export default tseslint.config(
  {
    ignores: [
      'dist/',
      '.models/',
      '.cache/',
      '.ci/',
      'public/',
      'test-results/',
      'playwright-report/',
      '**/__pycache__/',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  {
    files: ['**/*.{js,mjs,ts,tsx}'],
    rules: {
      'max-lines': ['error', 400],
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['warn', 'error'] }],
    },
  },
  { files: ['model-build/**', 'e2e/**', '*.{js,mjs,ts}'], rules: { 'no-console': 'off' } },
  {
    files: ['src/**/*.{ts,tsx}', 'model-build/**/*.ts', 'e2e/**/*.ts'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': rooms,
      'import/resolver': { node: { extensions: ['.ts', '.tsx'] } },
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: Object.entries(arrows).map(([from, to]) => ({
            from: { element: { type: from } },
            allow: { to: { element: { types: { anyOf: [from, ...to] } } } },
          })),
        },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs,ts,tsx}'],
    ignores: ['src/engine/worker/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@mlc-ai/web-llm', '@mlc-ai/web-llm/*'],
              message: 'Only src/engine/worker talks to it.',
            },
          ],
        },
      ],
    },
  },
  {
    // Text that a model wrote or a person typed never becomes markup.
    files: ['src/**/*.tsx'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'Raw HTML is never rendered.',
        },
        { selector: "JSXAttribute[name.name='style']", message: 'A strict CSP refuses inline styles.' },
      ],
    },
  },
  prettier,
);
