/** What is exported is what is built: a folder made from the exported files has the same weights. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SMALL_GEOMETRY, smallModel } from '../gguf/testing/smallModel.ts';
import { localFolder } from '../hub/localFolder.ts';
import { GOLDEN } from '../model/testing.ts';
import { openBase } from '../model/openBase.ts';
import { folderHashes, withTemporaryFolder } from '../shards/testing.ts';
import { build } from './build.ts';
import { exportModel } from './export.ts';
import { runCommand } from './runCommand.ts';

// Of a template that is not known.
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));

const context = {
  signal: new AbortController().signal,
  progress: { update: () => undefined, end: () => undefined },
  print: () => undefined,
};

async function shardsOf(out: string, ...words: string[]): Promise<unknown> {
  const quantized = ['--quantization', 'q4f32_1', '--no-compile', '--out', out];
  await runCommand([build], ['build', ...words, ...quantized], context);
  return Object.entries(await folderHashes(out)).filter(([name]) => name.startsWith('params_shard'));
}

describe('export', () => {
  it.each([true, false])('a GGUF file, dequantised and un-permuted (tied: %s)', (tied) =>
    withTemporaryFolder(async (room) => {
      const gguf = path.join(room, 'small.gguf');
      const exported = path.join(room, 'exported');
      await writeFile(gguf, smallModel({ ...SMALL_GEOMETRY, tied }));
      await runCommand([exportModel], ['export', '--base', gguf, '--out', exported], context);
      const base = await openBase(await localFolder(exported));
      await base.close();
      expect(base.geometry).toEqual({ ...SMALL_GEOMETRY, tied });
      expect(base.maxContext).toBe(4096);
      expect(base.tokenizer.chatTemplate).toBe('{{ "<|im_start|>" }}');
      const direct = await shardsOf(path.join(room, 'direct'), '--gguf', gguf);
      const again = await shardsOf(path.join(room, 'again'), '--base', exported);
      expect(again).toEqual(direct);
    }),
  );

  it('a base with its adapter merged in', () =>
    withTemporaryFolder(async (room) => {
      const exported = path.join(room, 'exported');
      const words = ['--base', path.join(GOLDEN, 'base-untied'), '--adapter', path.join(GOLDEN, 'plain')];
      await runCommand([exportModel], ['export', ...words, '--out', exported], context);
      const direct = await shardsOf(path.join(room, 'direct'), ...words);
      const again = await shardsOf(path.join(room, 'again'), '--base', exported);
      expect(again).toEqual(direct);
    }));
});
