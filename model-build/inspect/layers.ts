/** Names of layers: `model.layers.3.mlp.up_proj` of Hugging Face, `blk.3.ffn_up.weight` of GGUF. */
const LAYER = /^(.*\.)?(layers|blk)\.(\d{1,6})\.(.+)$/;

export interface LayerName {
  /** Null for a name outside the layers. */
  readonly layer: number | null;
  /** What stands before the number; empty outside the layers. */
  readonly before: string;
  /** What stands behind it, or the whole name. */
  readonly rest: string;
}

export function splitLayer(name: string): LayerName {
  const match = LAYER.exec(name);
  if (match === null) return { layer: null, before: '', rest: name };
  return { layer: Number(match[3]), before: `${match[1] ?? ''}${match[2] ?? ''}.`, rest: match[4] ?? '' };
}

/** Numbers as ranges, in order: `0-31`, or `0-3, 7`. */
export function ranges(numbers: readonly number[]): string {
  const parts: [first: number, last: number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const open = parts.at(-1);
    if (open !== undefined && number === open[1] + 1) open[1] = number;
    else parts.push([number, number]);
  }
  return parts.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(', ');
}
