import { describe, expect, it } from 'vitest';
import { readSmokeOptions, SmokeUsageError } from './readOptions.ts';

const URL_ARGS = ['--url', 'https://example.org/chat/'];

describe('readSmokeOptions', () => {
  it('needs the address alone', () => {
    expect(readSmokeOptions(URL_ARGS)).toMatchObject({
      adapter: 'default',
      profile: null,
      flow: { url: 'https://example.org/chat/', model: null, maxTokens: 64, loadTimeoutMs: 1_800_000 },
    });
  });

  it('takes the model', () => {
    expect(readSmokeOptions([...URL_ARGS, '--model', 'tiny-mistral'])?.flow.model).toBe('tiny-mistral');
  });

  it.each(['--help', '-h'])('%s is help, whatever else is missing', (flag) => {
    expect(readSmokeOptions([flag])).toBeNull();
  });

  it.each([
    [[], /--url is missing/],
    [['--url', 'example.org'], /must be an address/],
    [['--url', 'file:///etc/passwd'], /must be an address/],
    [[...URL_ARGS, '--adapter', 'gpu'], /one of swiftshader, lavapipe, default/],
    [[...URL_ARGS, '--max-tokens', '0'], /above 0/],
    [[...URL_ARGS, '--max-tokens', '1.5'], /whole number/],
    [[...URL_ARGS, '--load-timeout', 'long'], /above 0/],
    [[...URL_ARGS, '--fast'], /--fast/],
    [[...URL_ARGS, 'word'], /word/],
  ])('refuses %j', (args, message) => {
    expect(() => readSmokeOptions(args)).toThrow(SmokeUsageError);
    expect(() => readSmokeOptions(args)).toThrow(message);
  });
});
