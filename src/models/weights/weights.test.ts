import { describe, expect, it } from 'vitest';
import shipped from '../../../public/catalogue.json' with { type: 'json' };
import { catalogueSchema } from '../../lib/shared/catalogue.ts';
import { withWeights } from '../../lib/shared/withWeights.ts';
import { chosenPlaces, restoreWeights } from './weightsSettings.ts';

const catalogue = catalogueSchema.parse(shipped);
const LARGE = 'chatdoctor-mistral-7b-q4f16_1';

describe('restoreWeights', () => {
  it.each([
    [undefined, {}],
    ['owner/name', {}],
    [null, {}],
    [{ a: 'owner/name', b: 5, c: 'javascript:alert(1)', d: '' }, { a: 'owner/name' }],
  ])('%j becomes %j', (stored, settings) => {
    expect(restoreWeights(stored)).toEqual(settings);
  });
});

describe('withWeights', () => {
  it('gives a build the place that was chosen, and leaves the others', () => {
    const changed = withWeights(catalogue, chosenPlaces({ [LARGE]: 'owner/name', gone: 'owner/other' }));
    const weights = (id: string): unknown =>
      changed.models.flatMap(({ builds }) => builds).find((build) => build.id === id)?.weights;
    expect(weights(LARGE)).toBe('https://huggingface.co/owner/name/resolve/main');
    expect(weights('chatdoctor-mistral-7b-q4f32_1')).toBeNull();
    expect(weights('smollm2-135m-q4f16_1')).toBe('models/smollm2-135m-q4f16_1');
    expect(catalogueSchema.parse(changed)).toEqual(changed);
  });

  it('changes nothing without settings', () => {
    expect(withWeights(catalogue, new Map())).toEqual(catalogue);
  });
});
