import { expect, it } from 'vitest';
import { hubEnvironment } from './hubEnvironment.ts';
import { parseSource } from './parseSource.ts';

it.each([
  ['hf:mistralai/Mistral-7B-Instruct-v0.3', 'mistralai/Mistral-7B-Instruct-v0.3', 'main'],
  ['hf:halame/chatdoctor-mistral-lora@v1.0', 'halame/chatdoctor-mistral-lora', 'v1.0'],
  ['hf:a/b@refs/pr/1', 'a/b', 'refs/pr/1'],
])('reads %s', (text, repo, revision) => {
  expect(parseSource(text)).toEqual({ kind: 'hub', repo, revision });
});

it.each(['model', './model', 'C:\\models\\m', '/models/hf:a/b', 'HF:a/b'])('takes %s as a path', (text) => {
  expect(parseSource(text)).toEqual({ kind: 'local', path: text });
});

it.each([
  ...['', 'hf:', 'hf:gpt2', 'hf:a/b/c', 'hf:../b', 'hf:a/..', 'hf:a/b@', 'hf:a/b@../x', 'hf:a/b@x..y'],
  ...[
    'hf:a/b@/x',
    'hf:a/b@x/',
    'hf:a--x/b',
    'hf:a/b?x',
    'hf:a/b#x',
    'hf:a/%2e%2e',
    'hf:a/b@x y',
    `hf:a/${'b'.repeat(200)}`,
  ],
])('refuses %j', (text) => {
  expect(() => parseSource(text)).toThrow(expect.objectContaining({ code: 'usage' }) as Error);
});

it('finds the cache where Hugging Face’s tools have it', () => {
  expect(hubEnvironment({ HF_HUB_CACHE: '/c', HF_HOME: '/h' }).cache).toBe('/c');
  expect(hubEnvironment({ HF_HOME: '/h' }).cache).toBe('/h/hub');
  expect(hubEnvironment({ XDG_CACHE_HOME: '/x' }).cache).toBe('/x/huggingface/hub');
  expect(hubEnvironment({}).cache).toMatch(/\.cache.huggingface.hub$/);
  expect(hubEnvironment({})).toMatchObject({
    endpoint: 'https://huggingface.co',
    token: null,
    offline: false,
  });
  expect(hubEnvironment({ HF_ENDPOINT: 'https://mirror.example/hub/' }).endpoint).toBe(
    'https://mirror.example/hub',
  );
});

it.each([
  { HF_ENDPOINT: 'huggingface.co' },
  { HF_ENDPOINT: 'ftp://a' },
  { HF_ENDPOINT: 'https://user:word@a' },
  { HF_TOKEN: 'a\nb' },
])('refuses %j', (env) => {
  expect(() => hubEnvironment(env)).toThrow(expect.objectContaining({ code: 'usage' }) as Error);
});
