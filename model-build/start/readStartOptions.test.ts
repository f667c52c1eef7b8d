import { describe, expect, it } from 'vitest';
import { readStartOptions } from './readStartOptions.ts';

const NONE = { help: false, prepareOnly: false, port: null };

describe('readStartOptions', () => {
  it.each([
    [[], {}, NONE],
    [[], { PORT: '' }, NONE],
    [['--help'], {}, { ...NONE, help: true }],
    [['-h'], {}, { ...NONE, help: true }],
    [['--prepare'], {}, { ...NONE, prepareOnly: true }],
    [['--port', '8080'], {}, { ...NONE, port: 8080 }],
    [['--port=0'], {}, { ...NONE, port: 0 }],
    [[], { PORT: '9000' }, { ...NONE, port: 9000 }],
    [['--port', '8080'], { PORT: '9000' }, { ...NONE, port: 8080 }],
  ])('reads %j with %j', (args, environment, options) => {
    expect(readStartOptions(args, environment)).toEqual(options);
  });

  it.each([
    [['--port', 'x'], {}],
    [['--port', ''], {}],
    [['--port', '-1'], {}],
    [['--port', '65536'], {}],
    [['--port', '80.5'], {}],
    [['--port'], {}],
    [['--ports', '1'], {}],
    [['extra'], {}],
    [[], { PORT: 'http' }],
  ])('refuses %j with %j', (args, environment) => {
    expect(() => readStartOptions(args, environment)).toThrow(
      expect.objectContaining({ code: 'usage' }) as Error,
    );
  });
});
