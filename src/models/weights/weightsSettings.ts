/** Where a person said that weights are, by build id. Kept in this browser only. */
import { readLocal, removeLocal, writeLocal } from '../../lib/localRecord.ts';
import { weightsAddress } from '../../lib/shared/weightsAddress.ts';

const RECORD = 'weights';

/** Build id to what was typed; each is a valid address. */
export type WeightsSettings = Readonly<Record<string, string>>;

/** What was stored, less what is no address (any more). */
export function restoreWeights(stored: unknown): WeightsSettings {
  if (typeof stored !== 'object' || stored === null) return {};
  const entries = Object.entries(stored).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && weightsAddress(entry[1]).kind === 'valid',
  );
  return Object.fromEntries(entries);
}

export function readWeights(): WeightsSettings {
  return restoreWeights(readLocal(RECORD));
}

/** False where the browser refuses to keep it. */
export function writeWeights(settings: WeightsSettings): boolean {
  if (Object.keys(settings).length > 0) return writeLocal(RECORD, settings);
  removeLocal(RECORD);
  return true;
}

/** The places that were chosen, in the catalogue's own form. */
export function chosenPlaces(settings: WeightsSettings): ReadonlyMap<string, string> {
  const places = Object.entries(settings).flatMap(([build, typed]): [string, string][] => {
    const address = weightsAddress(typed);
    return address.kind === 'valid' ? [[build, address.weights]] : [];
  });
  return new Map(places);
}
