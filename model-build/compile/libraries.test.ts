import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openRuntime } from './openRuntime.ts';
import { sourcesHash } from './sourcesHash.mjs';

interface ManifestRow {
  readonly file: string;
  readonly bytes: number;
  readonly gzipBytes: number;
  readonly sha256: string;
  readonly sourcesSha256: string;
}

const folder = path.resolve(import.meta.dirname, '../../public/libs');
const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as {
  libraries: ManifestRow[];
};
const webLlm = readFileSync(createRequire(import.meta.url).resolve('@mlc-ai/web-llm'), 'utf8');

/** Names that only web-llm's RPC client and its testing functions ask for; a page never does. */
const RPC = new Set(['rpc.CreateEventDrivenServer', 'wasm.LocalSession']);
/** Every runtime function that the installed web-llm looks up by name; one missing fails its constructors. */
const globals = [...webLlm.matchAll(/getGlobalFunc\("([^"]+)"\)/g)]
  .map((match) => match[1] ?? '')
  .filter((name) => !RPC.has(name));

const IMPORTS = [
  'env.TVMFFIWasmFunctionDeleter',
  'env.TVMFFIWasmSafeCall',
  'env.emscripten_notify_memory_growth',
];

test('every library of libraries.json is there in both quantisations, and nothing else', () => {
  const models = Object.keys(
    JSON.parse(readFileSync(path.join(import.meta.dirname, 'libraries.json'), 'utf8')) as object,
  );
  const expected = models.flatMap((model) => [`${model}-q4f16_1.wasm`, `${model}-q4f32_1.wasm`]);
  expect(manifest.libraries.map((row) => row.file).toSorted()).toEqual(expected.toSorted());
  expect(readdirSync(folder).toSorted()).toEqual(
    [...expected, 'TVM-LICENSE.txt', 'TVM-NOTICE.txt', 'manifest.json'].toSorted(),
  );
});

test('web-llm looks up the names that we think it does', () => {
  expect(globals.length).toBeGreaterThan(25);
  expect(globals).toContain('vm.builtin.sample_top_p_from_prob');
});

describe.each(manifest.libraries)('$file', (row) => {
  const bytes = new Uint8Array(readFileSync(path.join(folder, row.file)));

  test('was made from the sources beside this test (else: npm run libs, and commit the result)', () => {
    expect(row.sourcesSha256).toBe(sourcesHash());
  });

  test('is the file that the manifest describes, below 700,000 bytes compressed', () => {
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(row.sha256);
    expect(bytes.length).toBe(row.bytes);
    expect(gzipSync(bytes, { level: 9 }).length).toBeLessThan(700_000);
  });

  test('holds no path of the machine that made it', () => {
    const text = Buffer.from(bytes).toString('latin1');
    // Compiler paths begin at a root folder; /usr/share/zoneinfo is a constant of the C library.
    const paths = [
      ...text.matchAll(/(?:\/(?:home|root|tmp|work|usr|opt|var|Users|private|build)\/|[A-Z]:\\)[\w./\\-]*/g),
    ]
      .map((match) => match[0])
      .filter((found) => !found.startsWith('/usr/share/zoneinfo/'));
    expect(paths).toEqual([]);
  });

  test('imports only what web-llm provides', () => {
    const { importNames } = openRuntime(bytes);
    const others = importNames.filter((name) => !name.startsWith('wasi_snapshot_preview1.'));
    expect(others.toSorted()).toEqual(IMPORTS);
  });

  test('registers every function that web-llm looks up', () => {
    const { hasGlobal } = openRuntime(bytes);
    expect(globals.filter((name) => !hasGlobal(name))).toEqual([]);
    expect(hasGlobal('vm.builtin.kv_state_popn'), 'our own loop drops a suffix of the cache').toBe(true);
    expect(hasGlobal('no.such.function')).toBe(false);
  });
});
