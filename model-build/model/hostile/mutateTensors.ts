/** Safetensors files whose header is sound and says something else than it should; and some that are torn. */
import { joinSafetensors, splitSafetensors } from '../testing.ts';
import { awkward, mutateJson, pick, type Draw } from './mutateJson.ts';

interface Tensor {
  name: string;
  dtype: string;
  shape: number[];
  bytes: Uint8Array;
}

const SAME_WIDTH: readonly (readonly string[])[] = [
  ['F16', 'BF16', 'I16', 'U16'],
  ['F32', 'I32', 'U32'],
];

export function mutateTensors(file: Uint8Array, draw: Draw): Uint8Array {
  const { header, data } = splitSafetensors(file);
  switch (draw(8)) {
    case 0: {
      const copy = Uint8Array.from(file);
      for (let i = 0; i <= draw(4); i += 1) copy[draw(Math.min(copy.length, 2000))] = draw(256);
      return copy;
    }
    case 1:
      return file.subarray(0, draw(file.length));
    case 2:
      return joinSafetensors(mutateJson(header, draw), data);
    default: {
      const tensors = takeApart(header, data);
      for (let changes = 1 + draw(2); changes > 0; changes -= 1) change(tensors, draw);
      return putTogether(tensors, draw(4) === 0 ? awkward(draw) : { format: 'pt' });
    }
  }
}

function change(tensors: Tensor[], draw: Draw): void {
  const at = draw(tensors.length);
  const [tensor, other] = [tensors[at], pick(tensors, draw)];
  if (tensor === undefined || other === undefined) return;
  const { name, shape, bytes } = tensor;
  switch (draw(10)) {
    case 0:
      tensors.splice(at, 1);
      break;
    case 1:
      [tensor.name, other.name] = [other.name, tensor.name];
      break;
    case 2:
      tensor.name = name.replace(/[AB0-9](?!.*[AB0-9])/, () => pick(['A', 'B', '0', '1', '7'], draw) ?? '');
      break;
    case 3:
      tensor.name = name.replace(
        /weight$/,
        () => pick(['bias', 'base_layer.weight', 'lora_magnitude_vector', ''], draw) ?? '',
      );
      break;
    case 4:
      tensor.dtype = pick(SAME_WIDTH.find((types) => types.includes(tensor.dtype)) ?? [], draw) ?? 'U8';
      break;
    case 5:
      tensor.shape =
        pick(
          [
            shape.toReversed(),
            [...shape, 1],
            [1, ...shape],
            [shape.reduce((product, count) => product * count, 1)],
          ],
          draw,
        ) ?? [];
      break;
    case 6: {
      const rowBytes = bytes.length / (shape[0] ?? 1);
      const rows = draw((shape[0] ?? 1) + 1);
      tensor.shape = [rows, ...shape.slice(1)];
      tensor.bytes = bytes.subarray(0, rows * rowBytes);
      break;
    }
    case 7: {
      // All bits set: no number, in every type of float.
      tensor.bytes = Uint8Array.from(bytes);
      const from = draw(bytes.length + 1) & ~3;
      tensor.bytes.fill(255, from, from + 4);
      break;
    }
    case 8:
      tensors.splice(at, 0, { ...other, name: String(awkward(draw)) });
      break;
    default:
      tensors.reverse();
  }
}

function takeApart(header: Readonly<Record<string, unknown>>, data: Uint8Array): Tensor[] {
  return Object.entries(header).flatMap(([name, entry]) => {
    if (name === '__metadata__') return [];
    const {
      dtype,
      shape,
      data_offsets: [begin, end],
    } = entry as { dtype: string; shape: number[]; data_offsets: [number, number] };
    return [{ name, dtype, shape, bytes: data.subarray(begin, end) }];
  });
}

/** Of two tensors of one name the last is written, as JSON has it. */
function putTogether(tensors: readonly Tensor[], metadata: unknown): Uint8Array {
  let end = 0;
  const written = [...new Map(tensors.map((tensor) => [tensor.name, tensor])).values()];
  const entries = written.map(({ name, dtype, shape, bytes }) => {
    const begin = end;
    end += bytes.length;
    return [name, { dtype, shape, data_offsets: [begin, end] }] as const;
  });
  return joinSafetensors(
    { ...Object.fromEntries(entries), __metadata__: metadata },
    Buffer.concat(written.map(({ bytes }) => bytes)),
  );
}
