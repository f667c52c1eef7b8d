import { expect, it } from 'vitest';
import { staticImports } from './firstLoad.ts';

it('takes what is imported at once, and leaves what comes later', () => {
  const code = [
    'import"./a.js"',
    'import{t as e}from"./b.js"',
    "import * as c from './c.js'",
    'export{x}from"../d.js"',
    'const later=()=>import("./later.js")',
    'new Worker(new URL("./main.js",import.meta.url))',
  ].join(';');
  expect(staticImports(code)).toEqual(['./a.js', './b.js', './c.js', '../d.js']);
});
