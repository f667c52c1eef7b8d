import { describe, expect, it } from 'vitest';
import { EngineError } from '../engine/errors.ts';
import type { RequestNote } from './protocol.ts';
import { rehearse } from './rehearse.ts';
import type { RehearsalPorts } from './rehearse.ts';

const notFound = new EngineError({
  code: 'not-found',
  message: 'Gone.',
  remedy: 'Fetch it.',
  retryable: false,
});

function stage(change: Partial<RehearsalPorts> = {}) {
  const asked: string[] = [];
  let hear: (note: RequestNote) => void = () => undefined;
  let now = 0;
  const ports: RehearsalPorts = {
    ask: (kind) => {
      asked.push(kind);
      return Promise.resolve(null);
    },
    listen: (onNote) => {
      hear = onNote;
      return () => {
        hear = () => undefined;
      };
    },
    readPage: () => Promise.resolve(),
    load: () => {
      now += 3000;
      return Promise.resolve();
    },
    answer: () => {
      now += 500;
      return Promise.resolve('Two litres.');
    },
    now: () => now,
    ...change,
  };
  const note = (url: string, refused: boolean): void => hear({ kind: 'request', url, refused });
  return { ports, asked, note };
}

const never = new AbortController().signal;

describe('rehearse', () => {
  it('passes where page, model and answer come without a network, and gives the network back', async () => {
    const { ports, asked } = stage();
    const steps: string[] = [];
    expect(await rehearse(ports, never, (step) => steps.push(step))).toEqual({
      passed: true,
      step: 'answer',
      problem: null,
      answer: 'Two litres.',
      refused: [],
      leaked: [],
      loadMs: 3000,
      answerMs: 500,
    });
    expect(steps).toEqual(['page', 'load', 'answer']);
    expect(asked).toEqual(['refuse-network', 'allow-network']);
  });

  it('names what was refused, and passes all the same where nothing needed it', async () => {
    const { ports, note } = stage({
      load: () => {
        note('https://page.example/catalogue.json', true);
        return Promise.resolve();
      },
    });
    expect(await rehearse(ports, never, () => undefined)).toMatchObject({
      passed: true,
      refused: ['https://page.example/catalogue.json'],
    });
  });

  it('fails where a request got through', async () => {
    const { ports, note } = stage({
      load: () => {
        note('https://page.example/x', false);
        return Promise.resolve();
      },
    });
    expect(await rehearse(ports, never, () => undefined)).toMatchObject({ passed: false, problem: null });
  });

  it('fails where the model does not load, or says nothing', async () => {
    const lost = stage({ load: () => Promise.reject(notFound) });
    expect(await rehearse(lost.ports, never, () => undefined)).toMatchObject({
      passed: false,
      step: 'load',
      problem: { code: 'not-found', remedy: 'Fetch it.' },
    });
    expect(lost.asked.at(-1)).toBe('allow-network');
    const silent = stage({ answer: () => Promise.resolve(' ') });
    expect(await rehearse(silent.ports, never, () => undefined)).toMatchObject({
      passed: false,
      step: 'answer',
    });
  });

  it('can be cancelled, and gives the network back then too', async () => {
    const controller = new AbortController();
    const { ports, asked } = stage({
      load: () => {
        controller.abort();
        return Promise.reject(notFound);
      },
    });
    await expect(rehearse(ports, controller.signal, () => undefined)).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(asked.at(-1)).toBe('allow-network');
  });

  it('does not begin where nobody can refuse the network', async () => {
    const { ports } = stage({ ask: () => Promise.reject(new Error('no service worker')) });
    await expect(rehearse(ports, never, () => undefined)).rejects.toThrow('no service worker');
  });
});
