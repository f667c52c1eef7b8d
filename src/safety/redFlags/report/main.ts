/** `npm run safety`: see HELP. */
import { parseArgs } from 'node:util';
import { findRedFlags } from '../findRedFlags.ts';
import { RULES } from '../rules/index.ts';
import { WEIGHTS } from '../words/weights.ts';
import { benchmark } from './benchmark.ts';
import { compareWeights } from './fit/compareWeights.ts';
import { fitExamples } from './fit/fitExamples.ts';
import { saveWeights } from './fit/saveWeights.ts';
import { readExamples, readLines } from './readExamples.ts';
import type { Example } from './readExamples.ts';
import { alone, falseAlarmRate, GROUPS, recall, runExamples, scoreOf, shownRate } from './scoreExamples.ts';
import type { Outcome, Score } from './scoreExamples.ts';

const HELP = `How well the red-flag rules and the weights of words find emergencies, over the examples in
src/safety/redFlags/examples.

  npm run safety                               the table
  npm run safety -- --json                     the same as JSON
  npm run safety -- --misses                   and what was missed or raised in vain (never of the set-aside fifth)
  npm run safety -- --tag round-2              only the examples with this tag, such as one round of new wordings
  npm run safety -- --examples DIR             examples of your own, in files named after categories
  npm run safety -- --text "my chest hurts"    what one text raises, and why
  npm run safety -- --questions FILE.jsonl     how many of these raise a flag: one {"question": "..."} a line
  npm run safety -- --fit                      fits the weights of words to the examples anew, writes words/weights.ts
  npm run safety -- --fit --check              the same, and only compares: exit code 1 where they differ

found: the emergency was found under its own category, or by the words, which name none; shown: the card appeared.
rules, words: what either would show by itself: of the emergencies, of the others.
The set-aside fifth was chosen by a hash of the text; no weight was fitted to it, and but for rounds 5 and 7 no rule was
mended for it.
Exit code 1 where the card is shown for less than 0.98 of the emergencies or more than 0.05 of the others.`;

const LEAST_RECALL = 0.98;
const MOST_FALSE_ALARMS = 0.05;

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const percent = (rate: number): string => rate.toFixed(3);

function row(name: string, score: Score, aside: Score | null): string {
  const cells = [
    name.padEnd(18),
    `${score.found}/${score.emergencies}`.padStart(9),
    percent(recall(score)).padStart(7),
    `${score.shown}/${score.emergencies}`.padStart(9),
    `${score.falseAlarms}/${score.others}`.padStart(9),
    percent(falseAlarmRate(score)).padStart(7),
    ...[alone(score).rules, alone(score).words].map((by) =>
      `${percent(by.shown)} ${percent(by.falseAlarms)}`.padStart(13),
    ),
  ];
  if (aside !== null) {
    cells.push(
      `${aside.shown}/${aside.emergencies}`.padStart(9),
      `${aside.falseAlarms}/${aside.others}`.padStart(9),
    );
  }
  return cells.join('  ');
}

const ROUNDS = /^(round-\d+|ordinary|held)$/;

function report(outcomes: readonly Outcome[]) {
  const aside = outcomes.filter(({ example }) => example.setAside);
  const groups = GROUPS.map((category) => ({
    name: category ?? 'plain questions',
    score: scoreOf(outcomes.filter(({ example }) => example.category === category)),
    setAside: scoreOf(aside.filter(({ example }) => example.category === category)),
  }));
  const tags = [...new Set(outcomes.flatMap(({ example }) => example.tags))].filter((tag) =>
    ROUNDS.test(tag),
  );
  const rounds = tags.sort().map((tag) => {
    const round = outcomes.filter(({ example }) => example.tags.includes(tag));
    return {
      name: tag,
      score: scoreOf(round),
      setAside: scoreOf(round.filter(({ example }) => example.setAside)),
    };
  });
  const methods = (tag: string): Score =>
    scoreOf(outcomes.filter(({ example }) => example.category === 'self-harm' && example.tags.includes(tag)));
  return {
    all: scoreOf(outcomes),
    setAside: scoreOf(aside),
    groups,
    rounds,
    selfHarm: { method: methods('method'), noMethod: methods('no-method') },
    rules: RULES.length,
    time: benchmark(outcomes.map(({ example }) => example.text)),
  };
}

function printTable(outcomes: readonly Outcome[]): void {
  const { all, setAside, groups, rounds, selfHarm, rules, time } = report(outcomes);
  print(
    '                        found   recall      shown      false     rate          rules          words  set aside: shown, false',
  );
  for (const { name, score, setAside: aside } of groups) print(row(name, score, aside));
  print(row('all', all, setAside));
  print(row('all set aside', setAside, null));
  print('');
  for (const { name, score, setAside: aside } of rounds) print(row(name, score, aside));
  print(
    `\nset-aside fifth: card shown for ${percent(shownRate(setAside))} of the emergencies, ` +
      `false alarms ${percent(falseAlarmRate(setAside))}`,
  );
  print(
    `self-harm, method stated: ${selfHarm.method.found}/${selfHarm.method.emergencies}; ` +
      `not stated: ${selfHarm.noMethod.found}/${selfHarm.noMethod.emergencies}`,
  );
  print(
    `${rules} rules; a text of ${time.characters} characters takes ${time.medianMs.toFixed(1)} ms ` +
      `(median of ${time.samples} texts; slowest ${time.slowestMs.toFixed(1)} ms), an example ` +
      `${time.typicalMs.toFixed(1)} ms (median), ${time.longWords} words ${time.longMs.toFixed(0)} ms`,
  );
}

function printMisses(outcomes: readonly Outcome[]): void {
  for (const { example, flags, right } of outcomes) {
    if (right || example.setAside) continue;
    const raised = flags.map(({ category, rule, evidence }) => `${category}/${rule} "${evidence.text}"`);
    print(`${example.label === 'emergency' ? 'missed' : 'in vain'} ${example.id}: ${example.text}`);
    if (raised.length > 0) print(`    raised ${raised.join('; ')}`);
  }
}

function printQuestions(file: string): void {
  let flagged = 0;
  const byCategory = new Map<string, number>();
  const lines = readLines(file);
  for (const { row: line } of lines) {
    const question = typeof line === 'object' && line !== null && 'question' in line ? line.question : null;
    if (typeof question !== 'string') continue;
    const flags = findRedFlags(question);
    if (flags.length > 0) flagged += 1;
    for (const category of new Set(flags.map((flag) => flag.category))) {
      byCategory.set(category, (byCategory.get(category) ?? 0) + 1);
    }
  }
  print(`${flagged} of ${lines.length} questions raise a flag (${percent(flagged / lines.length)})`);
  for (const [category, count] of [...byCategory].sort((left, right) => right[1] - left[1])) {
    print(`${category.padEnd(18)} ${String(count).padStart(6)}`);
  }
}

/** @returns the exit code */
async function fit(check: boolean): Promise<number> {
  const fitted = fitExamples(readExamples());
  print(
    `${fitted.features.split(' ').length} features, log loss ${fitted.logLoss}. The words alone show a card above ` +
      `${fitted.alone}, above ${fitted.against} against a rule, and one of self-harm above ${fitted.aboveSelfHarm} (${fitted.besideSelfHarm} beside another); ` +
      `they take back what a rule found below ${fitted.takeBack}, and counted signs below ${fitted.takeBackCounted}`,
  );
  if (!check) {
    await saveWeights(fitted);
    return 0;
  }
  const difference = compareWeights(fitted, WEIGHTS);
  print(difference ?? 'words/weights.ts is what these examples give.');
  return difference === null ? 0 : 1;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      misses: { type: 'boolean', default: false },
      examples: { type: 'string' },
      tag: { type: 'string' },
      text: { type: 'string' },
      questions: { type: 'string' },
      fit: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    print(HELP);
    return 0;
  }
  if (values.text !== undefined) {
    print(JSON.stringify(findRedFlags(values.text), null, 2));
    return 0;
  }
  if (values.questions !== undefined) {
    printQuestions(values.questions);
    return 0;
  }
  if (values.fit) return fit(values.check);
  const { tag } = values;
  const examples: readonly Example[] = readExamples(values.examples).filter(
    ({ tags }) => tag === undefined || tags.includes(tag),
  );
  if (examples.length === 0) throw new Error(`no example has the tag ${tag}. The tags are in the files.`);
  const outcomes = runExamples(examples);
  if (values.json) print(JSON.stringify(report(outcomes), null, 2));
  else printTable(outcomes);
  if (values.misses) printMisses(outcomes);
  const score = scoreOf(outcomes);
  return shownRate(score) >= LEAST_RECALL && falseAlarmRate(score) <= MOST_FALSE_ALARMS ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`npm run safety: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
