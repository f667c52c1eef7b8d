import { splitWhitespace } from '../../../src/lib/shared/metrics/splitWhitespace.ts';
import type { Run } from './buildReport.ts';
import { COLORS, element, INK, picture, words } from './svg.ts';

const WIDTH = 760;
const HEIGHT = 120;
const LEFT = 50;
const BINS = 40;

/** How many words answers have, a histogram each for the references and the runs, on one scale. */
export function plotLengths(runs: readonly Run[]): string {
  const length = (text: string): number => splitWhitespace(text).length;
  const lists: readonly { readonly name: string; readonly values: readonly number[] }[] = [
    { name: 'References', values: runs[0]?.rows.map(({ reference }) => length(reference)) ?? [] },
    ...runs.map(({ name, rows }) => ({ name, values: rows.map(({ answer }) => length(answer)) })),
  ];
  const most = Math.max(1, ...lists.flatMap(({ values }) => values));
  const binWidth = Math.max(1, Math.ceil((most + 1) / BINS));
  const bins = Math.ceil((most + 1) / binWidth);
  const step = (WIDTH - LEFT - 20) / bins;
  const parts: string[] = [];
  for (const [index, { name, values }] of lists.entries()) {
    const counts = new Array<number>(bins).fill(0);
    for (const value of values)
      counts[Math.floor(value / binWidth)] = (counts[Math.floor(value / binWidth)] ?? 0) + 1;
    const highest = Math.max(1, ...counts);
    const floor = index * HEIGHT + HEIGHT - 22;
    parts.push(words(LEFT, floor - HEIGHT + 36, `${name}: words an answer`));
    parts.push(
      words(LEFT - 8, floor - HEIGHT + 52, String(highest), 'end'),
      words(LEFT - 8, floor, '0', 'end'),
    );
    for (const [bin, number] of counts.entries()) {
      const height = ((HEIGHT - 62) * number) / highest;
      const place = { x: LEFT + bin * step, y: floor - height, width: Math.max(1, step - 1), height };
      if (number > 0) parts.push(element('rect', { ...place, fill: COLORS[index % COLORS.length] ?? INK }));
    }
    parts.push(element('line', { x1: LEFT, x2: WIDTH - 20, y1: floor, y2: floor, stroke: INK }));
    parts.push(words(LEFT, floor + 14, '0'), words(WIDTH - 20, floor + 14, String(bins * binWidth), 'end'));
  }
  return picture(WIDTH, lists.length * HEIGHT, 'How many words the answers and the references have', parts);
}
