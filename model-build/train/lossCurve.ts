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
const LEFT = 56;
const RIGHT = 16;
const TOP = 40;
const BOTTOM = 48;
/** Steps that one point of the smooth line is a mean of. */
const SMOOTH = 15;

/** The loss of each step, and its running mean, as a picture. The colours are legible on white and on black. */
export function lossCurve(log: readonly LoggedStep[], title: string): string {
  const last = Math.max(1, ...log.map(({ step }) => step));
  const top = Math.ceil(Math.max(0.5, ...log.map(({ loss }) => loss)) * 2) / 2;
  const x = (step: number): number => LEFT + ((WIDTH - LEFT - RIGHT) * step) / last;
  const y = (loss: number): number => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * loss) / top;
  const line = (points: readonly (readonly [step: number, loss: number])[]): string =>
    points.map(([step, loss]) => `${x(step).toFixed(1)},${y(loss).toFixed(1)}`).join(' ');
  const smooth = log.map(({ step }, index): [number, number] => {
    const part = log.slice(Math.max(0, index - SMOOTH + 1), index + 1);
    return [step, part.reduce((sum, { loss }) => sum + loss, 0) / part.length];
  });
  const ticks = Array.from({ length: Math.round(top * 2) + 1 }, (_, i) => i / 2);
  const steps = Array.from({ length: 6 }, (_, i) => Math.round((last * i) / 5));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="sans-serif" font-size="12">`,
    `<title>${escape(title)}</title>`,
    `<text x="${LEFT}" y="20" fill="#777" font-size="14">${escape(title)}</text>`,
    ...ticks.map(
      (loss) =>
        `<path d="M${LEFT} ${y(loss).toFixed(1)}H${WIDTH - RIGHT}" stroke="#777" stroke-opacity=".3"/>` +
        `<text x="${LEFT - 8}" y="${(y(loss) + 4).toFixed(1)}" text-anchor="end" fill="#777">${loss.toFixed(1)}</text>`,
    ),
    ...steps.map(
      (step) =>
        `<text x="${x(step).toFixed(1)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle" fill="#777">${step}</text>`,
    ),
    `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 10}" text-anchor="middle" fill="#777">step</text>`,
    `<text transform="translate(14 ${HEIGHT / 2}) rotate(-90)" text-anchor="middle" fill="#777">nats per answer token</text>`,
    `<polyline points="${line(log.map(({ step, loss }) => [step, loss]))}" fill="none" stroke="#4a90d9" stroke-opacity=".45"/>`,
    `<polyline points="${line(smooth)}" fill="none" stroke="#d9622b" stroke-width="2"/>`,
    `<text x="${WIDTH - RIGHT}" y="20" text-anchor="end" fill="#4a90d9">each step</text>`,
    `<text x="${WIDTH - RIGHT - 70}" y="20" text-anchor="end" fill="#d9622b">mean of ${SMOOTH}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
