/**
 * Proves that the page works without a network: the service worker refuses every request while the page is read from
 * storage, the model is loaded anew and answers a short question.
 */
import { cancelledError } from '../engine/commonErrors.ts';
import { errorDataOf } from '../engine/errorDataOf.ts';
import type { EngineErrorData } from '../engine/errors.ts';
import type { RequestNote, ShieldRequest } from './protocol.ts';
import { REHEARSAL_MS } from './protocol.ts';

export type RehearsalStep = 'page' | 'load' | 'answer';

export interface RehearsalPorts {
  /** Asks the service worker that this page is under. Rejects where there is none. */
  readonly ask: (kind: ShieldRequest['kind']) => Promise<unknown>;
  /** Calls back for each request that is made or refused meanwhile; returns what ends that. */
  readonly listen: (onNote: (note: RequestNote) => void) => () => void;
  /** Rejects where the page itself cannot be had. */
  readonly readPage: () => Promise<void>;
  /** Ends the engine and loads the chosen model from nothing. Rejects with an EngineError. */
  readonly load: (signal: AbortSignal) => Promise<void>;
  readonly answer: (question: string, signal: AbortSignal) => Promise<string>;
  readonly now: () => number;
}

export interface Rehearsal {
  readonly passed: boolean;
  /** Where it ended. */
  readonly step: RehearsalStep;
  readonly problem: EngineErrorData | null;
  readonly answer: string;
  /** Addresses that were asked for and refused, in order. */
  readonly refused: readonly string[];
  /** Addresses that were asked for in spite of it: then nothing is proven. */
  readonly leaked: readonly string[];
  readonly loadMs: number;
  readonly answerMs: number;
}

const QUESTION = 'How much water should a person drink in a day?';

/** Resolves with what happened; rejects only with `cancelled`, and where no service worker can refuse the network. */
export async function rehearse(
  ports: RehearsalPorts,
  signal: AbortSignal,
  onStep: (step: RehearsalStep) => void,
): Promise<Rehearsal> {
  const refused: string[] = [];
  const leaked: string[] = [];
  let step: RehearsalStep = 'page';
  const times = { loadMs: 0, answerMs: 0 };
  const begin = (next: RehearsalStep): number => {
    signal.throwIfAborted();
    step = next;
    onStep(next);
    return ports.now();
  };
  const end = (problem: EngineErrorData | null, answer: string): Rehearsal => ({
    ...{ step, problem, answer, refused, leaked, ...times },
    passed: problem === null && answer.trim() !== '' && leaked.length === 0,
  });

  await ports.ask('refuse-network');
  const stopListening = ports.listen((note) => (note.refused ? refused : leaked).push(note.url));
  // It goes on for as long as it is asked to, so that a tab that was closed meanwhile leaves no page without a network.
  const renewal = setInterval(
    () => void ports.ask('refuse-network').catch(() => undefined),
    REHEARSAL_MS / 3,
  );
  try {
    begin('page');
    await ports.readPage();
    const loading = begin('load');
    await ports.load(signal);
    times.loadMs = ports.now() - loading;
    const asking = begin('answer');
    const answer = await ports.answer(QUESTION, signal);
    times.answerMs = ports.now() - asking;
    return end(null, answer);
  } catch (error) {
    if (signal.aborted) throw cancelledError();
    return end(errorDataOf(error), '');
  } finally {
    clearInterval(renewal);
    stopListening();
    await ports.ask('allow-network').catch(() => undefined);
  }
}
