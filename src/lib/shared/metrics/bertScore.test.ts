import { expect, it } from 'vitest';
import { bertScore, type Embedded } from './bertScore.ts';
import { inverseDocumentFrequency } from './inverseDocumentFrequency.ts';
import { rescaleBertScore } from './rescaleBertScore.ts';

const CLS = 1;
const SEP = 2;
/** Words as directions in the plane, in degrees; the special tokens lie across. */
function sentence(...degrees: number[]): Embedded {
  const all = [90, ...degrees, 270].map((angle) => (angle * Math.PI) / 180);
  return {
    ids: [CLS, ...degrees.map((angle) => 100 + angle), SEP],
    // Lengths do not matter.
    vectors: Float32Array.from(
      all.flatMap((angle, index) => [(index + 1) * Math.cos(angle), (index + 1) * Math.sin(angle)]),
    ),
    width: 2,
  };
}

it('matches each word with the most similar one', () => {
  const { precision, recall, f1 } = bertScore(sentence(0, 60), sentence(0));
  // The word at 60 degrees is nearer to the special token at 90 than to the word at 0, and may match it.
  expect(precision).toBeCloseTo((1 + Math.cos(Math.PI / 6)) / 2, 6);
  expect(recall).toBeCloseTo(1, 6);
  expect(f1).toBeCloseTo((2 * precision * recall) / (precision + recall), 12);
});

it('weighs words by how rare they are in the references', () => {
  const references = [sentence(0, 45), sentence(0), sentence(0)];
  const weight = inverseDocumentFrequency(references.map(({ ids }) => ids));
  expect(weight(100)).toBe(0);
  expect(weight(145)).toBeCloseTo(Math.log(4 / 2), 12);
  expect(weight(999)).toBeCloseTo(Math.log(4), 12);
  // Only the rare word counts.
  expect(bertScore(sentence(45, 0), sentence(0, 45), weight).precision).toBeCloseTo(1, 6);
  expect(bertScore(sentence(0), sentence(0), weight).f1).toBe(0);
});

it('scores a side without words 0', () => {
  const nothing = { precision: 0, recall: 0, f1: 0 };
  expect(bertScore(sentence(), sentence(0))).toEqual(nothing);
  expect(bertScore(sentence(0), sentence())).toEqual(nothing);
});

it('refuses to compare encoders', () => {
  expect(() => bertScore({ ...sentence(0), width: 1 }, sentence(0))).toThrow('different encoders');
});

it('rescales: the card’s F1 with roberta-large’s published baseline is barely above unrelated texts', () => {
  const card = { precision: 0.845, recall: 0.843, f1: 0.844 };
  const baseline = { precision: 0.83150584, recall: 0.8314941, f1: 0.83122575 };
  expect(rescaleBertScore(card, baseline).f1).toBeCloseTo(0.0757, 4);
  expect(rescaleBertScore({ precision: 1, recall: 1, f1: 1 }, baseline)).toEqual({
    precision: 1,
    recall: 1,
    f1: 1,
  });
});
