import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { modelParameters } from '../config/parameters.ts';
import { readMatrixRows } from '../config/storedSource.ts';
import { localFolder } from '../hub/localFolder.ts';
import { baseWeights } from '../model/baseModel.ts';
import { openHuggingFaceBase } from '../model/openHuggingFaceBase.ts';
import { openSafetensors } from '../safetensors/openTensors.ts';
import { storedMatrix } from '../safetensors/storedMatrix.ts';
import { mergeWeights } from './mergeWeights.ts';
import { readAdapter } from './readAdapter.ts';

const HERE = fileURLToPath(new URL('golden', import.meta.url));
const cases = readdirSync(HERE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('base-'))
  .map(({ name }) => name);

it('has every case', () => expect(cases).toHaveLength(8));

it.each(cases)('%s: our weights are PEFT’s, bit for bit', async (name) => {
  const folder = await localFolder(path.join(HERE, name));
  const base = await openHuggingFaceBase(
    await localFolder(path.join(HERE, name.startsWith('tied') ? 'base-tied' : 'base-untied')),
  );
  const shapes = new Map(
    baseWeights(modelParameters({ ...base.geometry, tied: false })).map((shape) => [shape.weight, shape]),
  );
  const adapter = await readAdapter(folder, (weight) => shapes.get(weight));
  const golden = await openSafetensors(folder, 'merged.safetensors');
  try {
    const { parameters, source } = mergeWeights(base.geometry, base.weights, adapter);
    const left = new Set(golden.tensors.keys());
    for (const { weight, rows, columns } of baseWeights(parameters)) {
      const before = new Float32Array(rows * columns);
      const stored = base.weights.get(weight) ?? base.weights.get('model.embed_tokens.weight');
      if (stored !== undefined) await readMatrixRows(stored, 0, rows, before);
      const wanted = before.slice();
      const tensor = golden.tensors.get(weight);
      if (tensor !== undefined)
        await readMatrixRows(storedMatrix(tensor, { rows, columns }), 0, rows, wanted);
      left.delete(weight);
      const merged = new Float32Array(rows * columns);
      // Blocks that begin and end anywhere.
      for (let row = 0; row < rows; row += 7) {
        const count = Math.min(7, rows - row);
        await source.readRows(weight, row, count, merged.subarray(row * columns, (row + count) * columns));
      }
      for (const [i, value] of merged.entries()) {
        if (value === wanted[i]) continue;
        expect.fail(`${weight}[${i}]: ${value} instead of ${wanted[i] ?? NaN}, from ${before[i] ?? NaN}`);
      }
    }
    expect([...left]).toEqual([]);
  } finally {
    await Promise.all([base.close(), adapter.close(), golden.close()]);
  }
});
