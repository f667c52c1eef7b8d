import { expect, it } from 'vitest';
import { memoryPartial } from './memoryPartial.ts';

const NOTE = { url: 'https://host.example/a', etag: null, bytes: 3, sha256: null, md5: null };

it('holds what came, whole or in pieces, until it begins anew', async () => {
  const partial = memoryPartial();
  expect([partial.note, partial.size()]).toEqual([null, 0]);
  partial.begin(NOTE);
  const bytes = Uint8Array.of(1, 2);
  partial.append(bytes);
  // A stream may use its buffer again.
  bytes.fill(9);
  partial.append(Uint8Array.of(3));
  expect([...partial.chunks()].map((chunk) => [...chunk])).toEqual([[1, 2], [3]]);
  expect([...new Uint8Array(await (await partial.whole()).arrayBuffer())]).toEqual([1, 2, 3]);
  partial.begin({ ...NOTE, etag: '"two"' });
  expect([partial.note?.etag, partial.size()]).toEqual(['"two"', 0]);
});
