import type { Metric } from '../../../src/lib/shared/metrics/summarize.ts';
import { fixed, METRIC_NAMES } from './format.ts';
import type { Report } from './report.ts';
import { COLORS, element, INK, picture, words } from './svg.ts';
import { systemsOf } from './systemsOf.ts';

const PLOTTED: readonly Metric[] = ['bleu1', 'rougeL', 'bertF1'];
const LEFT = 250;
const WIDTH = 760;
const ROW = 18;
const GAP = 34;

/** Each system's score as a point on a line from 0 to 1, with its interval, controls beside the runs. */
export function plotScores(report: Report): string {
  const systems = systemsOf(report);
  const x = (value: number): number => LEFT + value * (WIDTH - LEFT - 60);
  const parts: string[] = [];
  let y = 20;
  for (const metric of PLOTTED.filter((name) => systems.some(({ summary }) => summary[name] !== undefined))) {
    parts.push(words(8, y, METRIC_NAMES[metric]));
    for (const tick of [0, 0.25, 0.5, 0.75, 1]) {
      const line = { x1: x(tick), x2: x(tick), y1: y + 6, y2: y + 8 + systems.length * ROW };
      parts.push(element('line', { ...line, stroke: INK, 'stroke-opacity': '0.3' }));
      parts.push(words(x(tick), y, String(tick), 'middle'));
    }
    for (const [index, { name, summary }] of systems.entries()) {
      const found = summary[metric];
      y += ROW;
      parts.push(words(LEFT - 10, y + 4, name, 'end'));
      if (found === undefined) continue;
      const color = COLORS[index % COLORS.length] ?? INK;
      const { low, high } = found.interval ?? { low: found.value, high: found.value };
      parts.push(
        element('line', { x1: x(low), x2: x(high), y1: y, y2: y, stroke: color, 'stroke-width': 3 }),
      );
      parts.push(element('circle', { cx: x(found.value), cy: y, r: 4, fill: color }));
      parts.push(words(x(high) + 8, y + 4, fixed(found.value)));
    }
    y += GAP;
  }
  return picture(WIDTH, y, 'Scores with 95 % intervals, and the two controls', parts);
}
