/** The largest files that are read at all, made of what takes the most memory to parse. */
import { MAX_HEADER_BYTES, MAX_INDEX_BYTES } from '../../safetensors/limits.ts';
import { SOUND, type HostileCase } from './cases.ts';

type Part = string | ((count: number) => string);

const name = (count: number): string => count.toString(36);

/** With as many values as may be, and with too many. */
const FILLINGS: readonly (readonly [start: string, part: Part, end: string])[] = [
  ['', '[', ''],
  ['{', (count) => `"${name(count)}":0,`, '"":0}'],
  ['{', (count) => `"${name(count)}":        0,`, '"":0}'],
  ['{"weight_map":{', (count) => `"${name(count)}":       "",`, '"":""}}'],
  ['{"a":{"dtype":"F32","shape":[', '              {},', '0]}}'],
];

export function* bombs(): Generator<HostileCase, void, undefined> {
  for (const [start, part, end] of FILLINGS) {
    const header = fill(MAX_HEADER_BYTES, start, part, end);
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(header.length));
    yield hostile('header', 'model.safetensors', Buffer.concat([length, header]));
    yield hostile('index', 'model.safetensors.index.json', fill(MAX_INDEX_BYTES, start, part, end));
  }
}

function fill(bytes: number, start: string, part: Part, end: string): Buffer {
  const filled = Buffer.alloc(bytes, ' ');
  let at = filled.write(start);
  for (let count = 0; ; count += 1) {
    const text = typeof part === 'string' ? part : part(count);
    if (at + text.length + end.length > bytes) break;
    at += filled.write(text, at, 'latin1');
  }
  filled.write(end, at);
  return filled;
}

function hostile(kind: 'header' | 'index', file: string, bytes: Buffer): HostileCase {
  const base = new Map(kind === 'header' ? SOUND.single : SOUND.shards).set(file, bytes);
  return { kind, file: `base/${file}`, bytes, base, adapter: SOUND.adapter };
}
