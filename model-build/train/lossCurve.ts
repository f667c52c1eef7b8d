import { COLORS, element, INK, picture, words } from '../evaluate/report/svg.ts';

/** One optimiser step, as the trainer logs it. */
export interface LoggedStep {
  readonly step: number;
  readonly steps: number;
  /** Nats a token, mean over the answer tokens of the batch, before the step. */
  readonly loss: number;
  readonly answer_tokens: number;
  readonly tokens: number;
  readonly learning_rate: number;
  readonly gradient_norm: number;
  /** Of training so far. */
  readonly seconds: number;
}

const WIDTH = 720;
const HEIGHT = 360;
const LEFT = 48;
const RIGHT = 16;
const TOP = 40;
const BOTTOM = 44;
/** Steps that one point of the smooth line is a mean of. */
const SMOOTH = 10;
const MOST_LINES = 40;
const [STEP_COLOR, MEAN_COLOR] = COLORS;

/** The loss of each step, and its running mean, as a picture. */
export function lossCurve(log: readonly LoggedStep[], title: string): string {
  // Folded: as arguments of Math.max a hundred thousand steps would be too many.
  const last = log.reduce((most, { step }) => Math.max(most, step), 1);
  const highest = log.reduce((most, { loss }) => Math.max(most, loss), 0.5);
  // A line for each half nat; of a run that went astray for a larger part.
  const apart = highest <= MOST_LINES / 2 ? 0.5 : Math.ceil(highest / MOST_LINES);
  const top = Math.ceil(highest / apart) * apart;
  const x = (step: number): number => LEFT + ((WIDTH - LEFT - RIGHT) * step) / last;
  const y = (loss: number): number => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * loss) / top;
  const line = (points: readonly (readonly [step: number, loss: number])[], stroke: string, width: number) =>
    element('polyline', {
      points: points.map(([step, loss]) => `${x(step).toFixed(1)},${y(loss).toFixed(1)}`).join(' '),
      ...{ fill: 'none', stroke, 'stroke-width': width },
    });
  const mean = log.map(({ step }, index): [number, number] => {
    const part = log.slice(Math.max(0, index - SMOOTH + 1), index + 1);
    return [step, part.reduce((sum, { loss }) => sum + loss, 0) / part.length];
  });
  const losses = Array.from({ length: Math.round(top / apart) + 1 }, (_, i) => i * apart);
  const steps = [...new Set(Array.from({ length: 6 }, (_, i) => Math.round((last * i) / 5)))];
  return picture(WIDTH, HEIGHT, title, [
    words(LEFT, 20, `${title}, nats per answer token`),
    ...losses.flatMap((loss) => [
      element('line', {
        ...{ x1: LEFT, x2: WIDTH - RIGHT, y1: y(loss), y2: y(loss) },
        ...{ stroke: INK, 'stroke-opacity': '0.3' },
      }),
      words(LEFT - 8, y(loss) + 4, loss.toFixed(1), 'end'),
    ]),
    ...steps.map((step) => words(x(step), HEIGHT - BOTTOM + 18, String(step), 'middle')),
    words((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, `step; thick: mean of ${SMOOTH}`, 'middle'),
    line(
      log.map(({ step, loss }) => [step, loss]),
      STEP_COLOR,
      1,
    ),
    line(mean, MEAN_COLOR, 2.5),
  ]);
}
