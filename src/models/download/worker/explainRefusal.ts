import type { EngineError } from '../../../engine/errors.ts';
import { notReadableError, policyRefusalError } from './downloadErrors.ts';

/** Of each question: the host is asked for nothing that takes long. */
const PATIENCE_MS = 10_000;
/** The browser tells of what a policy refused in an event of its own, some time after the request has failed. */
const EVENT_MS = 200;

/** Part of a worker's scope. */
export interface RefusalScope extends Pick<
  EventTarget,
  'addEventListener' | 'removeEventListener' | 'dispatchEvent'
> {
  readonly location: { readonly origin: string };
}

/**
 * Why the files of another host could not be had, where the reason is a permission: of this page's policy, or of that
 * host. A request itself says only that it failed, for both as for a host that is gone. So the host is asked two more times:
 * without reading its answer, which needs no permission of its own, and with.
 *
 * @returns null where it is something else, and for the page's own host
 */
export async function explainRefusal(
  url: string,
  scope: RefusalScope = self,
  eventMs: number = EVENT_MS,
): Promise<EngineError | null> {
  const { origin, host } = new URL(url);
  if (origin === scope.location.origin) return null;
  const blocked: string[] = [];
  const hear = (event: Event): void => {
    blocked.push((event as SecurityPolicyViolationEvent).blockedURI);
  };
  const ask = (mode: RequestMode): Promise<boolean> =>
    fetch(url, {
      method: 'HEAD',
      mode,
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).then(
      () => true,
      () => false,
    );
  scope.addEventListener('securitypolicyviolation', hear);
  try {
    if (await ask('no-cors')) return (await ask('cors')) ? null : notReadableError(host, url);
    await new Promise((resolve) => setTimeout(resolve, eventMs));
    return blocked.some((uri) => uri.startsWith(origin)) ? policyRefusalError(host, url) : null;
  } finally {
    scope.removeEventListener('securitypolicyviolation', hear);
  }
}
