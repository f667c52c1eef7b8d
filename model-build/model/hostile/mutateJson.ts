/** JSON of the right form with something wrong in it. */
import type { generator } from '../testing.ts';

export type Draw = ReturnType<typeof generator>;

const AWKWARD: readonly unknown[] = [
  ...[null, true, false, '', 0, -1, 1, 2, 3, 31, 32, 33, 64, 0.5, 1e-320, 1e9, 2 ** 31, 2 ** 53, 1e308, -0],
  ...[
    'F16',
    'BF16',
    'F32',
    'I64',
    'F4',
    'model.safetensors',
    '../model.safetensors',
    '/etc/passwd',
    'a\u0000b',
  ],
  ...['(a+)+$', '(a|a)*', '(?=x)', '.*.*.*', '[', '\\1', '__proto__', 'constructor', 'x'.repeat(5000)],
  ...[[], {}, [[]], [0], [1, 2], [0, 2 ** 53], [-1, 4], [32, 32], { r: 1 }],
  ...[{ rope_type: 'linear', factor: 2 }, 'q_proj|lm_head', '\u001b[31m\r'],
];

/** Names of shards that an index must not lead to, or that are not there. */
const SHARDS: readonly unknown[] = [
  ...['../b.safetensors', '/b.safetensors', 'c:\\b.safetensors', 'x/b.safetensors', '..\\b.safetensors'],
  ...[
    '.safetensors',
    'b.bin',
    'c.safetensors',
    '..',
    '',
    'b.safetensors\u0000',
    'B.safetensors',
    7,
    null,
    ['b.safetensors'],
  ],
];

export function pick<T>(from: readonly T[], draw: Draw): T | undefined {
  return from[draw(from.length)];
}

export function awkward(draw: Draw): unknown {
  return pick(AWKWARD, draw);
}

/** Changes, removes, doubles or renames one thing somewhere in a JSON value. */
export function mutateJson(value: unknown, draw: Draw): unknown {
  if (typeof value !== 'object' || value === null || draw(12) === 0) return awkward(draw);
  if (Array.isArray(value)) {
    if (value.length === 0) return [awkward(draw)];
    const at = draw(value.length);
    const copy = [...(value as readonly unknown[])];
    if (draw(4) === 0) copy.splice(at, draw(2), ...(draw(2) === 0 ? [awkward(draw)] : []));
    else copy[at] = mutateJson(copy[at], draw);
    return copy;
  }
  const entries: [string, unknown][] = Object.entries(value);
  const at = draw(Math.max(1, entries.length));
  const [key, inner] = entries[at] ?? ['x', null];
  switch (draw(8)) {
    case 0:
      entries.splice(at, 1);
      break;
    case 1:
      entries[at] = [String(awkward(draw)).slice(0, 3000), inner];
      break;
    case 2:
      entries[at] = [key, pick(entries, draw)?.[1]];
      break;
    case 3:
      entries[at] = [key.replace(/[AB0-9]/, () => pick(['A', 'B', '0', '1'], draw) ?? ''), inner];
      break;
    default:
      entries[at] = [key, mutateJson(inner, draw)];
  }
  return Object.fromEntries(entries);
}

/** model.safetensors.index.json with tensors in the wrong shard, in none, or in one that must not be opened. */
export function mutateIndex(index: Readonly<Record<string, unknown>>, draw: Draw): unknown {
  const map = { ...(index['weight_map'] as Readonly<Record<string, unknown>>) };
  const tensor = pick(Object.keys(map), draw) ?? '';
  switch (draw(5)) {
    case 0:
      map[tensor] = pick(SHARDS, draw);
      break;
    case 1:
      map[tensor] = pick(Object.values(map), draw);
      break;
    case 2:
      Reflect.deleteProperty(map, tensor);
      break;
    case 3:
      map[String(awkward(draw))] = pick([...Object.values(map), ...SHARDS], draw);
      break;
    default:
      return mutateJson(index, draw);
  }
  return { ...index, weight_map: map };
}
