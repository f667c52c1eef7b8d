/** Asks what has not been asked, then reports. */
import path from 'node:path';
import { openAnswers, type OpenAnswers } from '../../model-build/evaluate/answers/openAnswers.ts';
import type { Settings } from '../../model-build/evaluate/answers/settings.ts';
import { modelFacts } from '../../model-build/evaluate/modelFacts.ts';
import { readQuestions, type Questions } from '../../model-build/evaluate/readQuestions.ts';
import { pythonFor } from '../../model-build/evaluate/transformers/pythonFor.ts';
import { PROJECT_ROOT } from '../../model-build/fetch/projectRoot.ts';
import { renderPrompt } from '../../src/lib/shared/prompt.ts';
import { catalogueBuild, folderBuild, type BuiltModel } from '../harness/builtModel.ts';
import { askBrowser } from './askBrowser.ts';
import type { Asked, OnAnswer } from './asked.ts';
import { askTransformers } from './askTransformers.ts';
import type { Context } from './context.ts';
import type { AskWords, ModelWords } from './options.ts';
import { report } from './report.ts';

/** @returns the exit code: 1 where it was stopped before the last answer */
export async function ask(words: AskWords, context: Context): Promise<number> {
  const model = await findModel(words.from);
  const { questions, data } = await readQuestions(words.data ?? '', words.limit);
  const settings = await settingsOf(words, model, data);
  const out = words.out ?? path.join(PROJECT_ROOT, '.cache', 'evaluate', `${model.id}-${words.engine}`);
  const python = words.engine === 'transformers' ? await pythonFor(words.python) : '';
  const answers = await openAnswers(out, settings, questions);
  const all = questions.map(({ question }, index): Asked => {
    const parts = renderPrompt(
      model.style,
      [{ role: 'user', content: question }],
      settings.prompt.systemText,
    );
    return { index, parts };
  });
  context.say(
    `${model.id}: ${answers.rows.size} of ${all.length} answers are there in ${path.relative('', out)}` +
      (data.duplicates > 0 ? `; ${data.duplicates} duplicate lines of the data are left out` : ''),
  );
  const showProgress = (): void =>
    context.progress.update(`${model.id}: answers`, answers.rows.size, all.length);
  const onAnswer: OnAnswer = async (row, time) => {
    const { question = '', reference = '' } = questions[row.index] ?? {};
    await answers.add({ ...row, question, reference }, time);
    showProgress();
  };
  showProgress();
  try {
    await askRest(words, model, { all, answers, settings, python }, context, onAnswer);
  } finally {
    context.progress.end();
    await answers.close();
  }
  if (answers.rows.size < all.length) {
    context.say(`Stopped with ${answers.rows.size} of ${all.length}. The same command goes on.`);
    return 1;
  }
  return await report({ ...words, kind: 'report', folders: [out], out }, context);
}

interface Rest {
  readonly all: readonly Asked[];
  readonly answers: OpenAnswers;
  readonly settings: Settings;
  readonly python: string;
}

async function askRest(
  { engine, adapter, batch }: AskWords,
  model: BuiltModel,
  { all, answers, settings: { sampling }, python }: Rest,
  { signal, say }: Context,
  onAnswer: OnAnswer,
): Promise<void> {
  const isThere = (index: number): boolean => answers.rows.has(index);
  const rest = all.filter(({ index }) => !isThere(index));
  if (rest.length === 0) return;
  if (engine === 'browser') await askBrowser(model, rest, { adapter, sampling, signal, say }, onAnswer);
  else await askTransformers(model, all, isThere, { python, sampling, batch, signal }, onAnswer);
}

/** @throws Error where there is no such model */
export async function findModel({ model, folder, library, style }: ModelWords): Promise<BuiltModel> {
  if (folder !== null) return await folderBuild(folder, { library, style });
  return catalogueBuild(model ?? '');
}

async function settingsOf(words: AskWords, model: BuiltModel, data: Questions['data']): Promise<Settings> {
  const { engine, temperature, topP, tokens, seed, batch } = words;
  const { style } = model;
  const library = engine === 'browser' ? model.library : null;
  return {
    format: 'chatdoctor-web/evaluation',
    version: 1,
    engine,
    model: await modelFacts({ ...model, library }),
    data,
    batch: engine === 'browser' ? null : batch,
    prompt: {
      style: style.name,
      systemText: style.systemPlacement === 'none' ? '' : (words.system ?? style.systemText),
      stop: [...style.stop],
    },
    sampling: { temperature, topP, maxTokens: tokens, seed },
  };
}
