import { expect, it } from 'vitest';
import { meaning as words } from '../../ui/strings/meaning.ts';
import { EngineError } from '../../engine/errors.ts';
import { scoreFile, type FileScores } from '../scoreFile.ts';
import type { MeaningHooks } from './measureMeaning.ts';
import { createMeaningStore } from './meaningStore.ts';
import type { MeaningJob, MeaningResult } from './protocol.ts';

const folder = (name: string, files: readonly string[] = ['encoder.json', 'tokenizer.json', 'model.onnx']) =>
  files.map((file) =>
    Object.defineProperty(new File(['x'], file), 'webkitRelativePath', { value: `${name}/${file}` }),
  );
const LINES = ['a b c', 'd e f', 'g h'].map((reference, index) => ({
  ...{ line: index + 1, question: '' },
  reference,
  answer: reference,
}));
const measured = async (count = LINES.length): Promise<FileScores> => {
  const scores = await scoreFile(LINES.slice(0, count), new AbortController().signal, () => undefined);
  if (scores === null) throw new Error('nothing was measured');
  return scores;
};
const guarded = (): Promise<void> => Promise.resolve();

/** An encoder of whose jobs the test decides when and how they end. */
function encoder() {
  const jobs: {
    readonly job: Omit<MeaningJob, 'runtimeUrl'>;
    readonly hooks: MeaningHooks;
    readonly end: (f1: number) => void;
    readonly fail: (error: unknown) => void;
  }[] = [];
  const measure = (job: Omit<MeaningJob, 'runtimeUrl'>, hooks: MeaningHooks): Promise<MeaningResult> =>
    new Promise((resolve, reject) => {
      hooks.signal.addEventListener('abort', () => reject(hooks.signal.reason as Error));
      const facts = {
        ...{ name: 'e', layer: 1, sha256: 'a'.repeat(64), idf: false },
        baseline: { precision: 0.5, recall: 0.5, f1: 0.5, about: 'x' },
      };
      const end = (f1: number): void =>
        resolve({ facts, scores: job.sets.map((set) => set.map(() => ({ precision: f1, recall: f1, f1 }))) });
      jobs.push({ job, hooks, end, fail: reject });
    });
  return { jobs, measure };
}

it('waits for both an encoder and something to measure, and measures anew what changes', async () => {
  const { jobs, measure } = encoder();
  const store = createMeaningStore(measure);
  await store.choose(folder('minilm'), guarded);
  expect(store.getState()).toMatchObject({ chosen: { folder: 'minilm' }, step: { kind: 'idle' } });
  void store.setScores(await measured());
  await expect.poll(() => jobs.length).toBe(1);
  jobs[0]?.hooks.onProgress({ phase: 'score', done: 3, total: 9 });
  expect(store.getState().step).toEqual({
    kind: 'running',
    progress: { phase: 'score', done: 3, total: 9 },
  });
  jobs[0]?.end(0.75);
  await expect.poll(() => store.getState().step.kind).toBe('done');
  const { step } = store.getState();
  const systems = step.kind === 'done' ? step.scores.systems : [];
  expect(systems.map(({ system }) => system)).toEqual(['answers', 'shuffled', 'generic']);
  expect(systems[0]?.summary.bertF1?.value).toBeCloseTo(0.75, 12);
  expect(systems[0]?.rescaled?.f1).toBeCloseTo(0.5, 12);

  // The old scores are gone as soon as another file is read.
  void store.setScores(null);
  expect(store.getState().step).toEqual({ kind: 'idle' });
  void store.setScores(await measured(1));
  await expect.poll(() => jobs.length).toBe(2);
  expect(jobs[1]?.job.sets).toHaveLength(2);
});

it('never lets an older job write: another encoder ends the one before it', async () => {
  const { jobs, measure } = encoder();
  const store = createMeaningStore(measure);
  await store.setScores(await measured());
  void store.choose(folder('one'), guarded);
  await expect.poll(() => jobs.length).toBe(1);
  void store.choose(folder('other'), guarded);
  await expect.poll(() => jobs.length).toBe(2);
  expect(jobs[0]?.hooks.signal.aborted).toBe(true);
  jobs[0]?.hooks.onProgress({ phase: 'score', done: 1, total: 9 });
  expect(store.getState().step).toEqual({ kind: 'running', progress: { phase: 'runtime' } });
  jobs[1]?.end(0.25);
  await expect.poll(() => store.getState().step.kind).toBe('done');
  expect(store.getState().chosen?.folder).toBe('other');
});

it('keeps what was measured where a folder is no encoder, and says what is missing', async () => {
  const { jobs, measure } = encoder();
  const store = createMeaningStore(measure);
  await store.setScores(await measured());
  void store.choose(folder('one'), guarded);
  await expect.poll(() => jobs.length).toBe(1);
  jobs[0]?.end(0.5);
  await expect.poll(() => store.getState().step.kind).toBe('done');
  await store.choose(folder('no encoder', ['encoder.json', 'readme.md', 'model.onnx']), guarded);
  expect(store.getState()).toMatchObject({
    refused: words.problem.missing('tokenizer.json'),
    chosen: { folder: 'one' },
    step: { kind: 'done' },
  });
  await store.choose([...folder('one'), ...folder('one/two', ['model.onnx'])], guarded);
  expect(store.getState().refused).toBe(words.problem.several('model.onnx'));
});

it('can be stopped, and says why it failed', async () => {
  const { jobs, measure } = encoder();
  const store = createMeaningStore(measure);
  await store.setScores(await measured());
  void store.choose(folder('one'), guarded);
  await expect.poll(() => jobs.length).toBe(1);
  store.cancel();
  expect(jobs[0]?.hooks.signal.aborted).toBe(true);
  expect(store.getState().step).toEqual({ kind: 'cancelled' });
  void store.choose(folder('one'), guarded);
  await expect.poll(() => jobs.length).toBe(2);
  jobs[1]?.fail(new EngineError({ code: 'worker-crashed', ...words.problem.crashed, retryable: true }));
  await expect
    .poll(() => store.getState().step)
    .toMatchObject({ kind: 'failed', problem: words.problem.crashed });
});

it('starts nothing before the page is under its policy', async () => {
  const { jobs, measure } = encoder();
  const store = createMeaningStore(measure);
  await store.setScores(await measured());
  const refused = new EngineError({ code: 'not-guarded', message: 'm', remedy: 'r', retryable: true });
  await store.choose(folder('one'), () => Promise.reject(refused));
  expect(store.getState().step).toMatchObject({ kind: 'failed', problem: { message: 'm', remedy: 'r' } });
  expect(jobs).toEqual([]);
});
