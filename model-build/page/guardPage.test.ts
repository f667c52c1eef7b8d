import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { catalogueSchema } from '../../src/lib/shared/catalogue.ts';
import { contentPolicy } from '../../src/lib/shared/contentPolicy.ts';
import { withWeights } from '../../src/lib/shared/withWeights.ts';
import { PROJECT_ROOT } from '../fetch/projectRoot.ts';
import { fileRevision } from './fileRevision.ts';
import { guardPage } from './guardPage.ts';
import { readPageHeaders } from './pageHeaders.ts';
import { withCatalogue } from './withCatalogue.ts';

const catalogue = catalogueSchema.parse(
  JSON.parse(await readFile(path.join(PROJECT_ROOT, 'public', 'catalogue.json'), 'utf8')),
);
let dist: string;

async function write(name: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(dist, name)), { recursive: true });
  await writeFile(path.join(dist, name), text);
}

const read = (name: string): Promise<string> => readFile(path.join(dist, name), 'utf8');

beforeEach(async () => {
  dist = await mkdtemp(path.join(tmpdir(), 'guard-'));
  await write(
    'index.html',
    '<!doctype html>\n<html>\n  <head>\n    <meta charset="utf-8" />\n  </head>\n</html>\n',
  );
  await write('catalogue.json', JSON.stringify(catalogue));
  await write('assets/page-1a2b3c4d.js', 'export {}');
  await write('libs/smollm2-135m-q4f16_1.wasm', 'listed');
  await write('libs/manifest.json', '{}');
  await write('libs/tiny-mistral-q4f16_1.wasm', 'of a hidden model');
  await write('models/smollm2-135m-q4f16_1/resolve/main/params_shard_0.bin', 'weights');
});
afterEach(() => rm(dist, { recursive: true }));

it('puts one policy into page, headers and service worker, and lists what is stored', async () => {
  const { policy, files, bytes } = await guardPage(dist);
  expect(policy).toBe(contentPolicy());
  expect(await read('index.html')).toContain(
    `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />\n    <meta charset`,
  );
  expect(await readPageHeaders(dist)).toEqual({
    'Content-Security-Policy': policy,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
  const worker = await read('sw.js');
  expect(worker).toContain(policy);
  const listed = [...worker.matchAll(/url:[`"']([^`"']*)[`"'],revision:([^,]+),/g)].map(
    ([, url, revision]) => [url, revision === 'null'],
  );
  expect(listed).toEqual([
    ['assets/page-1a2b3c4d.js', true],
    ['catalogue.json', false],
    ['', false],
    ['libs/manifest.json', false],
    ['libs/smollm2-135m-q4f16_1.wasm', false],
  ]);
  expect(files).toBe(5);
  expect(bytes).toBeGreaterThan(JSON.stringify(catalogue).length);
}, 30_000);

it('gives a service worker that is served with another catalogue that one’s hash, and changes nothing else', async () => {
  await guardPage(dist);
  const own = await read('sw.js');
  const other = { ...catalogue, defaultModel: 'tiny-mistral' };
  const served = await withCatalogue(dist, other);
  expect(JSON.parse(served.get('catalogue.json') ?? '')).toEqual(other);
  const [before, after] = [JSON.stringify(catalogue), served.get('catalogue.json') ?? ''].map(fileRevision);
  expect(served.get('sw.js')?.split(after ?? '')).toEqual(own.split(before ?? ''));
  expect(own.split(before ?? '')).toHaveLength(2);
  // As it was, the service worker is the page's own, byte by byte.
  expect((await withCatalogue(dist, catalogue)).get('sw.js')).toBe(own);
}, 30_000);

it('allows the hosts of weights, and is the same when it is done again', async () => {
  const places = new Map([
    ['chatdoctor-mistral-7b-q4f16_1', 'https://huggingface.co/someone/model/resolve/main'],
    ['chatdoctor-mistral-7b-q4f32_1', 'https://weights.example/model'],
  ]);
  await guardPage(dist);
  await write('catalogue.json', JSON.stringify(withWeights(catalogue, places)));
  const { policy } = await guardPage(dist, ['https://chosen.example']);
  expect(policy).toContain(
    " https://huggingface.co https://*.hf.co https://weights.example https://chosen.example; base-uri 'none'",
  );
  const html = await read('index.html');
  expect(html.match(/Content-Security-Policy/g)).toHaveLength(1);
  const again = await read('sw.js');
  await guardPage(dist, ['https://chosen.example']);
  expect(await read('index.html')).toBe(html);
  expect(await read('sw.js')).toBe(again);
  await expect(guardPage(dist, ['chosen.example'])).rejects.toThrow(/"chosen.example" is no origin/);
}, 60_000);
