import { expect, it } from 'vitest';
import { lossCurve } from './lossCurve.ts';

const row = (step: number, loss: number) => ({
  ...{ step, steps: 20, loss, answer_tokens: 100, tokens: 200 },
  ...{ learning_rate: 1e-3, gradient_norm: 1, seconds: step },
});

it('draws each step from left to right, a lower loss lower', () => {
  const svg = lossCurve([row(1, 3), row(2, 2), row(3, 1)], 'Loss of <x> & "y"');
  const points = /<polyline points="([^"]*)"/
    .exec(svg)?.[1]
    ?.split(' ')
    .map((point) => point.split(',').map(Number));
  expect(points).toHaveLength(3);
  const [[x1 = 0, y1 = 0] = [], , [x3 = 0, y3 = 0] = []] = points ?? [];
  expect(x3).toBeGreaterThan(x1);
  expect(y3).toBeGreaterThan(y1);
  expect(svg).toContain('<title>Loss of &lt;x> &amp; &quot;y&quot;</title>');
  expect(svg).not.toContain('NaN');
});

it('draws an empty log without numbers that are none', () => {
  expect(lossCurve([], 'x')).not.toContain('NaN');
});

it('draws a long run, and one that went astray with lines that can be told apart', () => {
  const log = Array.from({ length: 200_000 }, (_, index) => row(index + 1, index === 0 ? 1e6 : 2));
  const svg = lossCurve(log, 'x');
  expect(svg.match(/<line /g)?.length).toBeLessThan(50);
  expect(svg).not.toContain('NaN');
});
