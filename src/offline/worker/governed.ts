const HEADER = 'Content-Security-Policy';

/**
 * Whether a host's own policy is of the page's form, closed but for what it lists, such as further weights. Another one, about
 * frames or with an open default, is not left alone: two policies hold both, so that adding the page's only tightens.
 */
function isClosed(policy: string): boolean {
  return (
    /(?:^|[;,])\s*default-src\s+'none'\s*(?:[;,]|$)/i.test(policy) &&
    /(?:^|[;,])\s*connect-src\s/i.test(policy)
  );
}

/**
 * The response with the page's policy, where its host sent none that is as closed. A worker has no policy but the one that its own script
 * comes with.
 */
export function governed(response: Response, policy: string): Response {
  const { status, statusText } = response;
  // An opaque answer or a redirect cannot be made anew, and is no script of this page.
  if (response.type === 'opaque' || response.type === 'opaqueredirect' || response.type === 'error')
    return response;
  if (isClosed(response.headers.get(HEADER) ?? '')) return response;
  const headers = new Headers(response.headers);
  headers.append(HEADER, policy);
  return new Response(response.body, { status, statusText, headers });
}
