import type { Analysis } from '../../analysis.ts';
import type { Weights } from '../../words/createScorer.ts';
import { featuresOf } from '../../words/features.ts';
import { fitLogistic } from './fitLogistic.ts';

export interface Labelled {
  readonly analysis: Analysis;
  readonly emergency: boolean;
  /** An emergency of that kind. */
  readonly selfHarm: boolean;
  /** How often it counts. */
  readonly times: number;
}

/** A feature of fewer texts is chance. */
const FEWEST_TEXTS = 2;
/** What a page can carry: about 60 kB after gzip. */
const MOST_FEATURES = 11_500;
const PENALTY = 1e-6;
/** It stops before it knows every example by heart. */
const STEPS = 250;

export interface Learned {
  readonly emergency: Weights;
  readonly selfHarm: Weights;
}

/** What the words of these texts say of emergencies, and of self-harm. The same texts give the same weights. */
export function fitWords(texts: readonly Labelled[]): Learned {
  const features = texts.map(({ analysis }) => [
    ...featuresOf(analysis, { first: 0, end: analysis.reading.tokens.length }),
  ]);
  const counts = new Map<string, number>();
  for (const feature of features.flat()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const fit = (known: readonly string[], label: (text: Labelled) => boolean): Weights =>
    fitFeatures(texts, features, known, label);
  const isEmergency = ({ emergency }: Labelled): boolean => emergency;
  const all = fit(
    [...counts.keys()].filter((name) => (counts.get(name) ?? 0) >= FEWEST_TEXTS),
    isEmergency,
  );
  const heaviest = [...all.features].sort((left, right) => Math.abs(right[1]) - Math.abs(left[1]));
  const known = heaviest.slice(0, MOST_FEATURES).map(([name]) => name);
  return {
    // Fitted anew, as a text's score depends on how many features of it are known.
    emergency: fit(known, isEmergency),
    selfHarm: fit(known, ({ selfHarm }) => selfHarm),
  };
}

function fitFeatures(
  texts: readonly Labelled[],
  features: readonly (readonly string[])[],
  known: readonly string[],
  label: (text: Labelled) => boolean,
): Weights {
  const names = known.toSorted();
  const columns = new Map(names.map((name, column) => [name, column]));
  const rows: Int32Array[] = [];
  const labels: number[] = [];
  for (const [index, text] of texts.entries()) {
    const row = Int32Array.from((features[index] ?? []).flatMap((name) => columns.get(name) ?? []));
    for (let time = 0; time < text.times; time++) {
      rows.push(row);
      labels.push(label(text) ? 1 : 0);
    }
  }
  const { weights, bias } = fitLogistic(rows, labels, names.length, { penalty: PENALTY, steps: STEPS });
  return { bias, features: new Map(names.map((name, column) => [name, weights[column] ?? 0])) };
}
