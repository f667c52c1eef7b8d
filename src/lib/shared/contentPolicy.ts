/**
 * The page's Content-Security-Policy: its one definition. The build writes it into index.html and into dist/_headers, the
 * local server sends it, and the service worker adds it to what a host serves without one.
 */

/** The only Trusted Types policy that the page may make; see src/lib/trustedScripts.ts. */
export const TRUSTED_TYPES_POLICY = 'chatdoctor-scripts';

/**
 * An origin as browsers write it, or all names below one of at least two parts. Anything else could end the directive and
 * begin another, or allow more than one could mean.
 */
const LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const ORIGIN = new RegExp(`^https?://(?:\\*\\.${LABEL}\\.${LABEL}|${LABEL})(?:\\.${LABEL})*(?::\\d{1,5})?$`);

/**
 * @param weightsOrigins other hosts that models are downloaded from, such as https://huggingface.co
 * @throws Error naming what is no origin
 */
export function contentPolicy(weightsOrigins: readonly string[] = []): string {
  const wrong = weightsOrigins.find((origin) => !ORIGIN.test(origin));
  if (wrong !== undefined) {
    throw new Error(`${JSON.stringify(wrong)} is no origin: scheme and host, such as https://example.org`);
  }
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    ["connect-src 'self'", ...weightsOrigins].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${TRUSTED_TYPES_POLICY}`,
  ].join('; ');
}
