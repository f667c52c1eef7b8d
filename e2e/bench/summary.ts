/** A figure of several runs. */
export interface Summary {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

const rounded = (value: number): number => Number(value.toPrecision(4));

/** @param values at least one. */
export function summary(values: readonly number[]): Summary {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number): number => {
    const value = sorted[index];
    if (value === undefined) throw new Error('there is nothing to summarise');
    return value;
  };
  const middle = (sorted.length - 1) / 2;
  return {
    median: rounded((at(Math.floor(middle)) + at(Math.ceil(middle))) / 2),
    least: rounded(at(0)),
    most: rounded(at(sorted.length - 1)),
  };
}
