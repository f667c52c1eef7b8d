/** A report in Markdown. */
import type { EncoderFacts } from '../../../src/lib/shared/encoder/encoderFile.ts';
import { GENERIC_REPLY } from '../../../src/lib/shared/metrics/controls.ts';
import { rescaleBertScore } from '../../../src/lib/shared/metrics/rescaleBertScore.ts';
import { BERT_METRICS, WORD_METRICS, type Metric } from '../../../src/lib/shared/metrics/summarize.ts';
import { figure, fixed, isDecided, METRIC_NAMES, spread } from './format.ts';
import { MODEL_CARD, NOT_COMPARABLE } from '../../../src/lib/shared/metrics/modelCard.ts';
import type { Example, Report, RunReport, SystemReport } from './report.ts';
import { systemsOf } from './systemsOf.ts';

const DISCLAIMER =
  'For research purposes only. Do not use for actual medical diagnosis. These figures say how alike answers and the data ' +
  "set's own answers are in words; they do not say whether an answer is right or safe.";

export function describeReport(report: Report): string {
  const { runs, questions } = report;
  return [
    `# ${runs.map(({ name }) => name).join(' against ')}: ${count(questions, 'question')}`,
    `> ${DISCLAIMER}`,
    ...unfinished(report),
    ...scores(report),
    ...(report.difference === null ? [] : difference(report)),
    '## Lengths and ends',
    lengths(report),
    '![Scores with their intervals](scores.svg)',
    '![How long the answers are](lengths.svg)',
    ...examples(report),
    '## How it was made',
    ...runs.flatMap(made),
    measured(report),
    '',
  ].join('\n\n');
}

/** Where a run was asked for more than it has answered. */
function unfinished({ runs, questions }: Report): string[] {
  const asked = Math.max(...runs.map(({ settings }) => settings.data.limit));
  if (questions >= asked) return [];
  return [
    `**Not finished: ${questions} of ${asked} questions have an answer.** The figures are of these alone.`,
  ];
}

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join(
    '\n',
  );
}

function scores(report: Report): string[] {
  const systems = systemsOf(report);
  const rows = (metrics: readonly Metric[]): string[][] =>
    systems.map(({ name, summary }) => [
      name,
      ...metrics.map((metric) => {
        const found = summary[metric];
        return found === undefined ? '–' : figure(found);
      }),
    ]);
  const { encoder, card } = report;
  return [
    '## Scores',
    `From 0 to 1. In brackets: 95 % intervals over the questions (${report.bootstrap.rounds} paired bootstrap draws). ` +
      'Two controls know nothing of the question: the same answers with the references of other questions, and one reply for ' +
      'all. What they reach is what a metric gives for nothing.',
    table(['', ...WORD_METRICS.map((metric) => METRIC_NAMES[metric])], rows(WORD_METRICS)),
    ...(encoder === null
      ? ['BERTScore was not measured: no encoder was named (`--encoder`).']
      : bert(encoder, systems, rows(BERT_METRICS))),
    "### The model card's figures",
    `The card of ${card.model} says BLEU-1 ${fixed(card.bleu1)}, ROUGE-L ${fixed(card.rougeL)}, BERTScore ` +
      `${fixed(card.bert.precision)} / ${fixed(card.bert.recall)} / ${fixed(card.bert.f1)} (precision, recall, F1). ${NOT_COMPARABLE}`,
    `Its F1 of ${fixed(card.bert.f1)} sounds high. With ${card.likelyEncoder}, which it most likely used, unrelated sentences ` +
      `reach ${fixed(card.likelyBaseline.f1)}: rescaled, as bert-score advises, it is ` +
      `${fixed(rescaleBertScore(card.bert, card.likelyBaseline).f1)}, where 0 is unrelated and 1 is equal.`,
  ];
}

function bert(encoder: EncoderFacts, systems: readonly SystemReport[], raw: readonly string[][]): string[] {
  const { baseline } = encoder;
  const likely = `${encoder.name}, layer ${encoder.layer}` === MODEL_CARD.likelyEncoder;
  return [
    `### BERTScore with ${encoder.name}, layer ${encoder.layer}${encoder.idf ? ', weighed by idf' : ''}`,
    (likely
      ? ''
      : 'This is not the encoder that the card most likely used: its scores have another scale. ') +
      (baseline === null
        ? 'No baseline of it is known, so that there is no rescaled score.'
        : `Rescaled: 0 is its baseline (${baseline.about}: ${fixed(baseline.precision)} / ${fixed(baseline.recall)} / ` +
          `${fixed(baseline.f1)}), 1 is equal.`),
    table(
      ['', ...BERT_METRICS.map((metric) => METRIC_NAMES[metric]), 'F1, rescaled'],
      raw.map((row, index) => [...row, fixedOr(systems[index]?.rescaled?.f1)]),
    ),
  ];
}

const fixedOr = (value: number | undefined): string => (value === undefined ? '–' : fixed(value));

function difference({ runs, difference }: Report): string[] {
  const [first, second] = runs;
  const found = Object.entries(difference ?? {}) as [Metric, NonNullable<Report['difference']>[Metric]][];
  return [
    '## What changed',
    `${second?.name ?? ''} minus ${first?.name ?? ''}, over the same questions; the intervals are those of the difference.`,
    table(
      ['', 'Difference', 'Excludes 0'],
      found.flatMap(([metric, value]) =>
        value === undefined
          ? []
          : [[METRIC_NAMES[metric], figure(value, true), isDecided(value) ? 'yes' : 'no']],
      ),
    ),
  ];
}

function lengths({ runs, referenceWords }: Report): string {
  const row = (name: string, of: (run: RunReport) => string): string[] => [name, ...runs.map(of)];
  const ends = (run: RunReport): string =>
    Object.entries(run.finishes)
      .map(([finish, number]) => `${finish} ${number}`)
      .join(', ');
  return table(
    ['', ...runs.map(({ name }) => name)],
    [
      row('Answers, tokens', ({ answerTokens }) => spread(answerTokens)),
      row('Answers, words', ({ answerWords }) => spread(answerWords)),
      row('References, words', () => spread(referenceWords)),
      row('How answers ended', ends),
      row('Empty answers (they score 0)', ({ emptyAnswers }) => String(emptyAnswers)),
      row('Answers that differ from each other', ({ distinctAnswers }) => String(distinctAnswers)),
    ],
  );
}

function examples({ runs, best, worst, mostChanged, exampleMetric }: Report): string[] {
  const names = runs.map(({ name }) => name);
  const by = METRIC_NAMES[exampleMetric];
  const block = (title: string, list: readonly Example[]): string[] =>
    list.length === 0 ? [] : [`### ${title}`, ...list.map((example) => describeExample(example, names))];
  const last = names.length > 1 ? ` of ${names.at(-1) ?? ''}` : '';
  return [
    '## Examples',
    `By ${by}.`,
    ...block(`Best answers${last}`, best),
    ...block(`Worst answers${last}`, worst),
    ...block('Where the second changed most: the better first, then the worse', mostChanged),
  ];
}

function describeExample(
  { index, question, reference, answers, scores }: Example,
  names: readonly string[],
): string {
  const lines: (readonly [string, string])[] = [
    [`Question ${index + 1}`, question],
    ['Reference', reference],
    ...answers.map((answer, at) => [`${names[at] ?? ''} (${fixedOr(scores[at])})`, answer] as const),
  ];
  return lines.map(([name, text]) => `- **${escaped(name)}**: ${escaped(text)}`).join('\n');
}

/** What a model wrote is shown, never obeyed: it stays on its line and makes no markup. */
function escaped(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line === '' ? '(empty)' : line.replace(/[\\`*_{}[\]<>#|!]/g, '\\$&');
}

function made(run: RunReport): string[] {
  const { model, data, prompt, sampling, engine } = run.settings;
  const temperature =
    sampling.temperature === 0
      ? 'greedy'
      : `temperature ${sampling.temperature}, top-p ${sampling.topP}, seed ${String(sampling.seed)}`;
  const by = Object.entries(run.engines).map(([name, rows]) => `${name} (${count(rows, 'row')})`);
  const facts: (readonly [string, string])[] = [
    [
      'Model',
      `${model.id} (${model.quantization}); base ${model.base ?? 'unknown'}; adapter ${model.adapter ?? 'none'}`,
    ],
    ['Weights, SHA-256', model.weightsSha256],
    ['Library, SHA-256', model.librarySha256 ?? 'none ran'],
    ['Engine', `${engine}: ${by.join('; ')}`],
    [
      'Batch',
      run.settings.batch === null ? 'one question at a time' : `${run.settings.batch} questions, padded`,
    ],
    [
      'Data',
      `${data.file}: ${data.pairs} pairs, ${data.duplicates} duplicate lines left out, the first ${data.limit} asked; ` +
        `SHA-256 ${data.sha256}`,
    ],
    [
      'Prompt',
      `${prompt.style}; system text ${prompt.systemText === '' ? 'none' : JSON.stringify(prompt.systemText)}`,
    ],
    [
      'Sampling',
      `${temperature}; at most ${sampling.maxTokens} new tokens; ends at ${prompt.stop.join(' or ')}`,
    ],
  ];
  return [`### ${run.name}`, facts.map(([name, text]) => `- ${name}: ${escaped(text)}`).join('\n')];
}

function measured({ encoder, bootstrap }: Report): string {
  const encoded =
    encoder === null
      ? ''
      : ` BERTScore's encoder: ${encoder.name}, layer ${encoder.layer}, SHA-256 ${encoder.sha256}.`;
  return (
    `Shuffles and bootstrap: seed ${bootstrap.seed}.${encoded} The reply for all: “${GENERIC_REPLY}” ` +
    'Times are not part of this report; times.jsonl beside the answers has them.'
  );
}
