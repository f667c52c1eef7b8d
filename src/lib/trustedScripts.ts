/**
 * The page's one Trusted Types policy. Under `require-trusted-types-for 'script'` a browser starts a worker only from an
 * address that this policy has let through, and it lets through exactly the scripts that the page was started with.
 */
import { TRUSTED_TYPES_POLICY } from './shared/contentPolicy.ts';

interface ScriptUrlPolicy {
  createScriptURL(url: string): unknown;
}

interface TrustedTypesWindow {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): ScriptUrlPolicy;
  };
}

let policy: ScriptUrlPolicy | null = null;

/** Call once, before anything starts a worker. @param urls all scripts of workers and service workers, absolute */
export function allowScripts(urls: readonly string[]): void {
  const allowed = new Set(urls);
  const createScriptURL = (url: string): string => {
    if (allowed.has(url)) return url;
    throw new TypeError(`${url} is no script of this page.`);
  };
  const { trustedTypes } = globalThis as TrustedTypesWindow;
  policy = trustedTypes?.createPolicy(TRUSTED_TYPES_POLICY, { createScriptURL }) ?? { createScriptURL };
}

/**
 * What `new Worker()` and `serviceWorker.register()` take. Typed as the string that they are declared with.
 *
 * @throws TypeError for every other address
 */
export function trustedScript(url: string): string {
  if (policy === null) throw new Error('allowScripts() has not been called.');
  return policy.createScriptURL(url) as string;
}
