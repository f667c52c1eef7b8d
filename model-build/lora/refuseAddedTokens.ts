import { quoteName } from '../safetensors/invalid.ts';
import type { StoredTensor } from '../safetensors/readHeader.ts';
import { adapterUnsupported } from './adapterError.ts';
import type { AdapterKey } from './adapterKey.ts';

/** A vocabulary that grew before the training has more rows than the base's, in whatever has a row for each token. */
export function refuseAddedTokens(
  file: string,
  { module, kind }: AdapterKey,
  tensor: StoredTensor,
  rows: number,
): void {
  const perToken =
    kind === 'embedding-A'
      ? tensor.shape[1]
      : ['embed_tokens', 'lm_head'].some((name) => module.endsWith(name)) && ['saved', 'B'].includes(kind)
        ? tensor.shape[0]
        : undefined;
  if (perToken === undefined || perToken <= rows) return;
  throw adapterUnsupported(
    file,
    `It was trained after tokens were added: it has ${perToken} rows of them, and the base ${rows}.`,
    quoteName(tensor.name),
  );
}
