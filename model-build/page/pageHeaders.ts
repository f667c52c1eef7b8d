import { contentPolicy } from '../../src/lib/shared/contentPolicy.ts';

/**
 * What a host should add to every answer.
 *
 * @param weightsOrigins other hosts that the page may download models from
 */
export function pageHeaders(weightsOrigins: readonly string[] = []): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentPolicy(weightsOrigins),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}
