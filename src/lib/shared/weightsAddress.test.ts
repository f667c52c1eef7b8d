import { expect, it } from 'vitest';
import { weightsAddress } from './weightsAddress.ts';

it.each([
  ['owner/name', 'https://huggingface.co/owner/name/resolve/main'],
  ['  owner/name  ', 'https://huggingface.co/owner/name/resolve/main'],
  ['owner/name@v1.0', 'https://huggingface.co/owner/name/resolve/v1.0'],
  ['owner/name@refs/pr/1', 'https://huggingface.co/owner/name/resolve/refs%2Fpr%2F1'],
  ['hf:models/name', 'https://huggingface.co/models/name/resolve/main'],
  ['https://host.example/a/b/', 'https://host.example/a/b'],
  ['https://HOST.example', 'https://host.example'],
  ['https://host.example:8443/a', 'https://host.example:8443/a'],
  ['https://huggingface.co/owner/name/tree/dev', 'https://huggingface.co/owner/name/resolve/dev'],
  ['https://huggingface.co/owner/name/resolve/main/', 'https://huggingface.co/owner/name/resolve/main'],
  ['http://127.0.0.1:8000/models/x', 'http://127.0.0.1:8000/models/x'],
  ['http://localhost:8000', 'http://localhost:8000'],
  ['http://[::1]:8000/x', 'http://[::1]:8000/x'],
  ['./models/x', './models/x'],
  ['/models/x', '/models/x'],
])('%s is %s', (typed, weights) => {
  expect(weightsAddress(typed)).toEqual({ kind: 'valid', weights });
});

it.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['two words', 'spaces'],
  ['models/x', 'ambiguous'],
  ['ftp://host/x', 'scheme'],
  ['javascript:alert(1)', 'scheme'],
  ['data:text/plain,x', 'scheme'],
  ['blob:https://a/b', 'scheme'],
  ['http://host.example/x', 'insecure'],
  ['http://127.0.0.1.evil.example/x', 'insecure'],
  ['https://me:secret@host.example/x', 'credentials'],
  ['https://host.example/x?token=1', 'query'],
  ['https://host.example/x#part', 'query'],
  ['./models/x?y', 'query'],
  ['https://', 'host'],
  ['https:host', 'host'],
  ['https://-bad-/x', 'host'],
  ['https://host.example/../x', 'path'],
  ['./../x', 'path'],
  ['/a\\b', 'path'],
  ['//host.example/x', 'repository'],
  ['name', 'repository'],
  ['a/b/c', 'repository'],
  ['owner/na--me', 'repository'],
  ['owner/name@', 'revision'],
  ['owner/name@a..b', 'revision'],
])('%j is refused: %s', (typed, problem) => {
  expect(weightsAddress(typed)).toEqual({ kind: 'invalid', problem });
});
